package metamemory.cli.machine;

/// Ends a command with a message for the person who typed it; no stack trace is shown.
public final class Stop extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  private Stop(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /// The learner's answer or the lesson is at fault.
  ///
  /// @param message what was wrong, the value, and what to do
  /// @return to be thrown
  public static Stop fault(String message) {
    return new Stop(ExitCode.FAULT, message);
  }

  /// The command was not understood.
  ///
  /// @param message what was wrong, the value, and what to do
  /// @return to be thrown
  public static Stop usage(String message) {
    return new Stop(ExitCode.USAGE, message);
  }

  /// Something is missing on this machine.
  ///
  /// @param message what was wrong, the value, and what to do
  /// @return to be thrown
  public static Stop missing(String message) {
    return new Stop(ExitCode.MISSING, message);
  }

  /// How the command ends.
  ///
  /// @return the exit code
  public ExitCode exitCode() {
    return exitCode;
  }
}
