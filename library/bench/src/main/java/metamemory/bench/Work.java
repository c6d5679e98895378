package metamemory.bench;

import java.util.ArrayList;
import java.util.List;

/// The same work, done by several. The first contender is the one that all are compared with.
///
/// @param id in results and in files of figures measured apart
/// @param part what a person asks for to run it
/// @param title for people
/// @param contenders at least one
/// @param targets what the first one is held to
record Work(
    String id, String part, String title, List<Contender> contenders, List<Target> targets) {
  /// How long the first contender may take, as a share of what another one takes.
  ///
  /// @param against the name of a contender, or of a figure measured apart
  /// @param most the largest share
  record Target(String against, double most) {}

  Work {
    contenders = List.copyOf(contenders);
    targets = List.copyOf(targets);
  }

  static Work of(String id, String part, String title, Contender... contenders) {
    return new Work(id, part, title, List.of(contenders), List.of());
  }

  Work atMost(double most, String against) {
    List<Target> all = new ArrayList<>(targets);
    all.add(new Target(against, most));
    return new Work(id, part, title, contenders, all);
  }
}
