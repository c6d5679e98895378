package metamemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import metamemory.kernel.SnippetEngine.Origin;
import metamemory.kernel.SnippetEngine.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Which frames of a stack a learner gets to see.
final class ErrorReportTest {
  private static final Origin CELL = new Origin(3, 1, 0, "int deep(int n) { return deep(n + 1); }");

  private static StackTraceElement frame(String className, String method) {
    return new StackTraceElement(className, method, "Some.java", 5);
  }

  private static @Nullable Place place(StackTraceElement frame) {
    return frame.getClassName().startsWith("REPL.") ? new Place(CELL, 1) : null;
  }

  private static List<String> frames(StackTraceElement... stack) {
    Throwable thrown = new IllegalStateException("full");
    thrown.setStackTrace(stack);
    List<String> lines =
        ErrorReport.uncaught(Thread.currentThread(), thrown, ErrorReportTest::place);
    return lines.stream()
        .skip(1)
        .map(line -> line.replaceAll("\u001b\\[\\d+m", "").strip().replaceAll(" {3}.*", ""))
        .toList();
  }

  @Test
  void leavesOutWhatTheCounterDidWhenTheStackWasFull() {
    assertThat(
            frames(
                frame("java.lang.AssertionError", "<init>"),
                frame("metamemory.count.Switch", "read"),
                frame("metamemory.count.StopSign", "check"),
                frame("REPL.$JShell$1", "deep"),
                frame("REPL.$JShell$1", "deep")))
        .containsExactly("at deep (cell 3, line 1)", "at deep (cell 3, line 1)");
  }

  @Test
  void keepsWhatTheLearnersMethodCalled() {
    assertThat(
            frames(
                frame("java.lang.Integer", "parseInt"),
                frame("REPL.$JShell$1", "deep"),
                frame("metamemory.kernel.CellRunner", "run"),
                frame("java.lang.Thread", "run")))
        .containsExactly("at java.lang.Integer.parseInt(Some.java:5)", "at deep (cell 3, line 1)");
  }

  @Test
  void tellsAStatementOnceThatJshellRunsThroughTwoMethods() {
    assertThat(frames(frame("REPL.$JShell$2", "do_it$Aux"), frame("REPL.$JShell$2", "do_it$")))
        .containsExactly("at (cell 3, line 1)");
  }
}
