package metamemory.cli.grading;

/// Says why something that was handed in is not opened, as the end of a sentence.
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedException(String reason) {
    super(reason);
  }
}
