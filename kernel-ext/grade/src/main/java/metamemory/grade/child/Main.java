package metamemory.grade.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import metamemory.grade.Answer;
import metamemory.grade.Budget;
import metamemory.grade.wire.Frame;
import metamemory.grade.wire.FrameWriter;
import metamemory.grade.wire.Request;

/// The child JVM's program: reads one [Request] from standard input, compiles the answer, runs the
/// suite, and sends frames.
///
/// The frames go through the process's own standard output, which the learner's code can reach too
/// (`FileDescriptor.out`, `/proc/self/fd/1`). What that withstands: printing, forging, repeating or
/// garbling frames, since each is signed with a key that came on standard input, was wiped and is
/// not in any variable that a class can name; leftover threads and shutdown hooks, since the
/// process halts after its last frame; a learner's class named like one of ours or of JUnit's,
/// since the answer is loaded by a loader that sees nothing but the JDK and the library. What it
/// does not: code that reads this process's memory (a heap dump, `/proc/self/mem`, a native call),
/// or that climbs through the stack to the suite's class loader and reflects on JUnit. The caller's
/// JVM and files are kept from such code by a sandbox around this process.
public final class Main {
  private Main() {}

  /// Does what one request asks, and halts.
  ///
  /// @param args none
  /// @throws IOException if the request is cut short
  public static void main(String[] args) throws IOException {
    Request request = Request.read(System.in);
    FrameWriter channel = new FrameWriter(new FileOutputStream(FileDescriptor.out), request.key());
    System.setIn(InputStream.nullInputStream());
    Printout printout = new Printout(channel, request.outputBytes());
    PrintStream printer = new PrintStream(printout, true, StandardCharsets.UTF_8);
    System.setOut(printer);
    System.setErr(printer);
    try {
      run(request, channel);
    } catch (OutOfMemoryError e) {
      channel.send(new Frame.Broken("the grader's own part of the child ran out of memory"));
    } catch (RuntimeException | LinkageError e) {
      channel.send(new Frame.Broken(e.toString()));
    }
    printer.flush();
    // While this process lives they can be found: afterwards nobody knows whose they were.
    endDescendants();
    Budget.Totals totals = Budget.totals();
    channel.send(
        new Frame.Done(
            printout.droppedBytes(), totals.measured(), totals.objects(), totals.objectBytes()));
    // Not exit: a shutdown hook or a thread of the learner's must not hold up the result.
    Runtime.getRuntime().halt(0);
  }

  private static void endDescendants() {
    try {
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    } catch (RuntimeException e) {
      // There is no /proc in the sandbox, but its end is the end of all in it.
    }
  }

  /// Compiles while JUnit looks for checks: each takes a core, and together they are most of the
  /// time to the first check.
  private static void run(Request request, FrameWriter channel) {
    CompletableFuture<Compilation> compiling = new CompletableFuture<>();
    Thread compiler =
        new Thread(null, () -> complete(compiling, request), "compiler", Compilation.STACK_BYTES);
    compiler.setDaemon(true);
    compiler.start();
    SuiteRun suite = SuiteRun.discover(request.suite(), request.className());
    channel.send(suite.plan());
    warmAssertions();
    switch (compiling.join()) {
      case Compilation.Failed(var problems) -> channel.send(new Frame.DoesNotCompile(problems));
      case Compilation.Compiled compiled -> {
        String className = request.className();
        List<Frame.Diagnosis> beyond =
            request.isTrusted() ? List.of() : Reach.beyond(compiled.classes());
        if (!beyond.isEmpty()) {
          channel.send(new Frame.DoesNotCompile(beyond));
          return;
        }
        Map<String, byte[]> classes = LearnerLoader.woven(compiled.classes(), className);
        boolean trusted = request.isTrusted();
        Answer.use(() -> new LearnerLoader(classes, trusted).loadAnswer(className), request.seed());
        suite.execute(channel);
      }
    }
  }

  /// The first assertion that fails loads some hundred classes: better while the compiler runs than
  /// in the first check's time.
  private static void warmAssertions() {
    try {
      assertThat(1L).as("%d", 1).isEqualTo(2L);
    } catch (AssertionError e) {
      Failure.of(e, "");
    }
  }

  private static void complete(CompletableFuture<Compilation> compiling, Request request) {
    try {
      compiling.complete(
          Compilation.of(request.className(), request.source(), request.compileClassPath()));
    } catch (RuntimeException | Error e) {
      compiling.completeExceptionally(e);
    }
  }
}
