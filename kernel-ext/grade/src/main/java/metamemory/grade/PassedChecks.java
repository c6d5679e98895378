package metamemory.grade;

import java.util.HashMap;
import java.util.Map;

/// Which checks of the suite that runs ended without passing. For whoever runs suites, and for
/// [Requires].
public final class PassedChecks {
  private static final Map<String, String> TITLES = new HashMap<>();

  private PassedChecks() {}

  /// Forgets everything, before another suite runs.
  public static void forget() {
    TITLES.clear();
  }

  /// Notes that a check did not pass.
  ///
  /// @param id the name of its method
  /// @param title what it checks, in a sentence
  public static void didNotPass(String id, String title) {
    TITLES.put(id, title);
  }

  static boolean isKnownNotToPass(String id) {
    return TITLES.containsKey(id);
  }

  static String title(String id) {
    return TITLES.getOrDefault(id, id);
  }
}
