package metamemory.grade;

/// A line of a learner's cell.
///
/// @param cell the cell's number as the learner sees it, from 1
/// @param line the line within the cell, from 1
public record Place(int cell, int line) {
  @Override
  public String toString() {
    return "cell " + cell + ", line " + line;
  }
}
