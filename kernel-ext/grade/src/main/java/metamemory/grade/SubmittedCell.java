package metamemory.grade;

/// One code cell of a notebook that somebody handed in.
///
/// @param number its place in the notebook, from 1, counting cells of every kind
/// @param gradeId nbgrader's name for it; empty if it has none
/// @param role what nbgrader's metadata says that it is for
/// @param source what stands in it, lines ended by `\n`
public record SubmittedCell(int number, String gradeId, Role role, String source) {
  /// What a cell is for. Of a submission only the release's word counts.
  public enum Role {
    /// The learner's answer.
    SOLUTION,
    /// Not to be changed.
    LOCKED,
    /// Anything else.
    FREE
  }
}
