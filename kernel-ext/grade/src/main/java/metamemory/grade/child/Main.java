package metamemory.grade.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import metamemory.grade.Answer;
import metamemory.grade.Budget;
import metamemory.grade.PassedChecks;
import metamemory.grade.wire.Code;
import metamemory.grade.wire.Frame;
import metamemory.grade.wire.FrameWriter;
import metamemory.grade.wire.Request;

/// The child JVM's program: reads a [Request] from standard input, compiles the answer if that is
/// not done, runs the suite, and sends frames; and again, until its input ends.
///
/// It is asked a second time only for another exercise of the same notebook, and only if no thread
/// of the answer's is left (see [Frame.Done]); what an answer may have changed besides, it finds as
/// it was, see [Surroundings]. A second answer gets a thread and classes of its own.
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

  /// Does what is asked, and halts.
  ///
  /// @param args none
  /// @throws IOException if a request is cut short
  /// @throws InterruptedException never, as nobody knows this thread
  public static void main(String[] args) throws IOException, InterruptedException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    System.setIn(InputStream.nullInputStream());
    Request request = Request.read(in);
    // Made before any answer runs: a provider of cryptography that one installs comes too late.
    FrameWriter channel = new FrameWriter(new FileOutputStream(FileDescriptor.out), request.key());
    Leftovers leftovers = Leftovers.since();
    boolean isClean = answered(request, in, channel, leftovers);
    while (isClean) {
      try {
        request = Request.read(in);
      } catch (EOFException e) {
        break;
      }
      isClean = answered(request, in, channel, leftovers);
    }
    // Not exit: a shutdown hook or a thread of the learner's must not hold up the result.
    Runtime.getRuntime().halt(0);
  }

  private static boolean answered(
      Request request, DataInputStream in, FrameWriter channel, Leftovers leftovers)
      throws InterruptedException {
    Surroundings surroundings = Surroundings.now();
    Printout printout = new Printout(channel, request.outputBytes());
    PrintStream printer = new PrintStream(printout, true, StandardCharsets.UTF_8);
    System.setOut(printer);
    System.setErr(printer);
    AtomicBoolean isDone = new AtomicBoolean();
    Thread suite =
        Thread.ofPlatform().name("suite").start(() -> isDone.set(answer(request, in, channel)));
    suite.join();
    printer.flush();
    // While this process lives they can be found: afterwards nobody knows whose they were.
    endDescendants();
    surroundings.restore();
    boolean isClean = isDone.get() && leftovers.none();
    Budget.Totals totals = Budget.totals();
    channel.send(
        new Frame.Done(
            printout.droppedBytes(),
            isClean,
            totals.measured(),
            totals.objects(),
            totals.objectBytes()));
    return isClean;
  }

  /// Whether nothing went wrong that is not the answer's.
  private static boolean answer(Request request, DataInputStream in, FrameWriter channel) {
    try {
      run(request, code(request, in), channel);
      return true;
    } catch (OutOfMemoryError e) {
      channel.send(new Frame.Broken("the grader's own part of the child ran out of memory"));
    } catch (RuntimeException | LinkageError e) {
      channel.send(new Frame.Broken(e.toString()));
    }
    return false;
  }

  private static void endDescendants() {
    try {
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    } catch (RuntimeException e) {
      // There is no /proc in the sandbox, but its end is the end of all in it.
    }
  }

  private static void run(Request request, CompletableFuture<Code> answer, FrameWriter channel) {
    PassedChecks.forget();
    Budget.prepared(false);
    SuiteRun suite = SuiteRun.discover(request.suite(), request.className());
    channel.send(suite.plan());
    if (!answer.isDone()) {
      warmAssertions();
    }
    switch (answer.join()) {
      case Code.Refused(var problems) -> channel.send(new Frame.DoesNotCompile(problems));
      case Code.Classes(var files) -> {
        String className = request.className();
        Map<String, byte[]> classes = prepared(files, request);
        boolean trusted = request.isTrusted();
        Answer.use(() -> new LearnerLoader(classes, trusted).loadAnswer(className), request.seed());
        suite.execute(channel);
      }
      case Code.Source _ -> throw new IllegalStateException("the answer is still not compiled");
    }
  }

  /// Half of the suites have no budget, and weaving costs as much as some checks together.
  private static Map<String, byte[]> prepared(Map<String, byte[]> files, Request request) {
    boolean isCounted = SuiteRun.names(request.suite(), Budget.class);
    Budget.prepared(isCounted);
    return isCounted ? LearnerLoader.woven(files, request.className()) : files;
  }

  /// Waits for the answer, and compiles it if need be, while JUnit looks for checks.
  private static CompletableFuture<Code> code(Request request, DataInputStream in) {
    CompletableFuture<Code> code = new CompletableFuture<>();
    Thread reader =
        new Thread(null, () -> complete(code, request, in), "compiler", Compilation.STACK_BYTES);
    reader.setDaemon(true);
    reader.start();
    return code;
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

  private static void complete(
      CompletableFuture<Code> answer, Request request, DataInputStream in) {
    try {
      Code code = Code.read(in);
      answer.complete(code instanceof Code.Source(String text) ? compiled(text, request) : code);
    } catch (IOException e) {
      answer.completeExceptionally(new UncheckedIOException(e));
    } catch (RuntimeException | Error e) {
      answer.completeExceptionally(e);
    }
  }

  private static Code compiled(String source, Request request) {
    return Compilation.of(
            Compilation.files(), request.className(), source, request.compileClassPath())
        .code(request.isTrusted());
  }
}
