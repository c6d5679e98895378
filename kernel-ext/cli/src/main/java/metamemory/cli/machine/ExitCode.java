package metamemory.cli.machine;

/// How a command ends, as the caller's shell sees it.
public enum ExitCode {
  /// All is done.
  DONE(0),
  /// The learner's answer or the lesson is at fault.
  FAULT(1),
  /// The command was not understood.
  USAGE(2),
  /// Something is missing on this machine.
  MISSING(3);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /// The number for the shell.
  ///
  /// @return 0 to 3
  public int status() {
    return status;
  }
}
