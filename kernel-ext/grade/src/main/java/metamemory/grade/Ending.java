package metamemory.grade;

/// How a child ended.
sealed interface Ending {

  /// It told everything there was to tell.
  record Complete() implements Ending {}

  /// A limit of time was reached.
  ///
  /// @param limit which one
  record OutOfTime(Limit limit) implements Ending {}

  /// The limit of time to start was reached, but the machine gave the process too little of its
  /// processors to start at all.
  record Starved() implements Ending {}

  /// The process ended before it was done.
  ///
  /// @param status its exit status; above 128 the number of a signal is added to it
  record Exited(int status) implements Ending {}

  /// The Java machine itself failed under the learner's code.
  record Crashed() implements Ending {}

  /// It said nothing more, but did not end.
  record Silent() implements Ending {}

  /// A limit of time.
  enum Limit {
    START,
    CHECK,
    RUN
  }
}
