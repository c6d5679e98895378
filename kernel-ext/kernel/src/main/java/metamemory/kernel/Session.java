package metamemory.kernel;

/// One learner's Java session: runs cells, keeps their state. Knows no Jupyter.
public final class Session implements AutoCloseable {
  private Session(SessionOptions options) {}

  public static Session open(SessionOptions options) {
    return new Session(options);
  }

  public CellResult run(String source, CellOutput output) {
    return new CellResult.Done();
  }

  public void interrupt() {}

  @Override
  public void close() {}
}
