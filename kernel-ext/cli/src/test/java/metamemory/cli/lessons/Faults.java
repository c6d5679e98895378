package metamemory.cli.lessons;

import java.util.ArrayList;
import java.util.List;
import metamemory.cli.notebook.Cell;

/// Collects what is wrong with a lesson, all of it, in words that say what to do.
// A dependency for the annotation that this warning asks for would be for tests alone.
@SuppressWarnings("AnnotateFormatMethod")
final class Faults {
  private final List<String> found = new ArrayList<>();

  void that(boolean wrong, String what, Object... values) {
    if (wrong) {
      found.add(what.formatted(values));
    }
  }

  void in(Cell cell, boolean wrong, String what, Object... values) {
    if (wrong) {
      found.add("cell " + cell.id() + ": " + what.formatted(values));
    }
  }

  List<String> all() {
    return List.copyOf(found);
  }
}
