package metamemory.cli.notebook;

/// Says why a document is not a notebook that we can use.
public final class NotebookException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotebookException(String message) {
    super(message);
  }
}
