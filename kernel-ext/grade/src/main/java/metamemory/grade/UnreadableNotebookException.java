package metamemory.grade;

/// What was handed in is no notebook that can be graded. The message is for the learner.
final class UnreadableNotebookException extends Exception {
  private static final long serialVersionUID = 1;

  UnreadableNotebookException(String message) {
    super(message);
  }
}
