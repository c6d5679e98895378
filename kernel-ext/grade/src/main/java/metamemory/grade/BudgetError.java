package metamemory.grade;

import java.util.ArrayList;
import java.util.List;

/// The learner's code created more than it may, or not as much as it has to.
public final class BudgetError extends AssertionError {
  private static final long serialVersionUID = 1;

  private final String what;
  private final String expected;
  private final String got;
  private final ArrayList<Creations> created;

  BudgetError(String what, String expected, String got, List<Creations> created) {
    super((what.isEmpty() ? "" : what + ": ") + "expected " + expected + ", got " + got);
    this.what = what;
    this.expected = expected;
    this.got = got;
    this.created = new ArrayList<>(created);
  }

  /// What was measured, in the suite's words.
  ///
  /// @return the words, or an empty text
  public String what() {
    return what;
  }

  /// What was allowed.
  ///
  /// @return for example `at most 3 objects`
  public String expected() {
    return expected;
  }

  /// What came.
  ///
  /// @return for example `5 objects`
  public String got() {
    return got;
  }

  /// What was created where.
  ///
  /// @return the places in the learner's code, the largest first
  public List<Creations> created() {
    return List.copyOf(created);
  }
}
