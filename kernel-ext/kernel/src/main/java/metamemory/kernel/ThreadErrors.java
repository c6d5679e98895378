package metamemory.kernel;

import java.lang.Thread.UncaughtExceptionHandler;
import metamemory.count.Stopped;

/// Says what ended a thread that a cell started, with the cell's lines. A thread that was stopped
/// with its cell ends without a word.
final class ThreadErrors implements UncaughtExceptionHandler {
  private final SnippetEngine engine;

  ThreadErrors(SnippetEngine engine) {
    this.engine = engine;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    if (!(thrown instanceof Stopped)) {
      ErrorReport.uncaught(thread, thrown, engine::placeOfLoaded).forEach(System.err::println);
    }
  }
}
