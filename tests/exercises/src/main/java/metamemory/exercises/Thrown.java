package metamemory.exercises;

/// What a piece of the learner's code throws, as a word: so that a check can say what was expected
/// and what came.
final class Thrown {
  /// What [#by(Work)] says when the work ends normally.
  static final String NOTHING = "no exception";

  private Thrown() {}

  /// What may throw.
  @FunctionalInterface
  interface Work {
    /// Does it.
    void run();
  }

  /// Does the work.
  ///
  /// @param work what may throw
  /// @return the simple name of the exception's class, or [#NOTHING]
  static String by(Work work) {
    try {
      work.run();
      return NOTHING;
    } catch (RuntimeException e) {
      return kind(e);
    }
  }

  /// Arrays and strings throw kinds of their own: any of them will do.
  private static String kind(RuntimeException e) {
    return e instanceof IndexOutOfBoundsException
        ? IndexOutOfBoundsException.class.getSimpleName()
        : e.getClass().getSimpleName();
  }
}
