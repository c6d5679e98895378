package metamemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Cells that end other kernels. After each, the same session goes on and remembers.
@Timeout(120)
final class HardCellsTest {
  private static Session session;
  private final Recorded output = new Recorded();

  @BeforeAll
  static void open() {
    session = Session.open(new SessionOptions(Path.of("no-lessons-here"), Path.of(".")));
    session.run("int kept = 4711;", new Recorded());
  }

  @AfterAll
  static void close() {
    session.close();
  }

  @AfterEach
  void goesOnAndRemembers() {
    assertThat(value("kept + 1")).isEqualTo("4712");
  }

  private String value(String source) {
    CellResult result = session.run(source, output);
    assertThat(result).as(source).isInstanceOf(CellResult.Value.class);
    return ((CellResult.Value) result).bundle().plain();
  }

  private String failure(String source) {
    CellResult result = session.run(source, output);
    assertThat(result).isInstanceOf(CellResult.Failed.class);
    return String.join("\n", ((CellResult.Failed) result).traceback())
        .replaceAll("\u001b\\[\\d+m", "");
  }

  private CellResult interrupted(String source) throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CellOutput whenShown =
        new CellOutput() {
          @Override
          public void stream(StreamName name, String text) {}

          @Override
          public void display(MimeBundle bundle) {
            running.countDown();
          }
        };
    CompletableFuture<CellResult> cell =
        CompletableFuture.supplyAsync(() -> session.run(source, whenShown));
    running.await();
    session.interrupt();
    return cell.get(30, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.exit(3);",
        "Runtime.getRuntime().exit(3);",
        "Runtime.getRuntime().halt(3);",
        "IntConsumer end = System::exit; end.accept(3);",
        "try { System.exit(3); } catch (Exception e) { }",
        "class Ends { static { System.exit(3); } } new Ends();",
      })
  void refusesToEndTheKernel(String exit) {
    assertThat(failure(exit)).contains("(3) was not run: it would end the kernel");
  }

  @Test
  void namesTheLineThatWouldHaveEndedTheKernel() {
    assertThat(failure("int a = 1;\nif (a == 1) {\n  System.exit(0);\n}"))
        .contains("line 3)   System.exit(0);")
        .doesNotContain("metamemory.kernel.Exits.exit");
  }

  @Test
  void refusesATextThatIsTooLongAndCompilesTheNextCell() {
    String tooLong = "x".repeat(70_000);
    assertThat(failure("String big = \"" + tooLong + "\";"))
        .contains("constant string too long")
        .hasSizeLessThan(2_000);
    assertThat(value("kept + 2")).isEqualTo("4713");
    assertThat(failure("System.out.println(\"" + tooLong + "\");")).contains("too long");
    assertThat(value("kept + 2")).isEqualTo("4713");
    String half = "y".repeat(40_000);
    assertThat(failure("String two = \"" + half + "\" + \"" + half + "\";")).contains("too long");
  }

  @Test
  void refusesCodeThatIsTooLarge() {
    String ones = String.join(",", Collections.nCopies(20_000, "1"));
    assertThat(failure("int[] many() { return new int[] {" + ones + "}; }"))
        .contains("code too large");
    assertThat(failure("many()")).contains("cannot find symbol");
  }

  @Test
  void addsFourThousandTerms() {
    assertThat(value(String.join("+", Collections.nCopies(4_000, "1")))).isEqualTo("4000");
  }

  @Test
  void refusesWhatWouldKeepTheCompilerBusyForMinutes() {
    assertThat(failure(String.join("+", Collections.nCopies(100_000, "1"))))
        .contains("more than 10,000 operators");
    assertThat(failure("(".repeat(20_000) + "1" + ")".repeat(20_000)))
        .contains("more than 1,000 brackets");
  }

  @Test
  void runsACellOfAMegabyte() {
    assertThat(value("/*" + "x".repeat(1 << 20) + "*/ 5")).isEqualTo("5");
    String lines = "// a comment that takes its place\n".repeat(30_000);
    assertThat(value("int first = 1;\n" + lines + "int last = 2;\nfirst + last")).isEqualTo("3");
  }

  @Test
  void survivesRecursionWithoutEnd() {
    String trace = failure("int down(int n) { return down(n + 1) + 1; }\ndown(0)");
    assertThat(trace).contains("StackOverflowError").contains("at down");
    assertThat(trace.lines()).hasSizeLessThanOrEqualTo(30);
    assertThat(
            value(
                """
                int depth(int n) { try { return depth(n + 1); } catch (StackOverflowError e) { return n; } }
                depth(0) > 100\
                """))
        .isEqualTo("true");
  }

  @Test
  void survivesACellThatTakesMoreMemoryThanThereIs() {
    assertThat(failure("long[] hoard = null;\nhoard = new long[Integer.MAX_VALUE];"))
        .contains("OutOfMemoryError")
        .contains("Cleared to go on")
        .contains("hoard")
        .doesNotContain("kept");
  }

  @Test
  void endsAThousandThreadsAndThoseThatSpin() throws Exception {
    CellResult result =
        interrupted(
            """
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < 1_000; i++) {
              threads.add(Thread.ofPlatform().start(() -> {
                try { Thread.sleep(1_000_000); } catch (InterruptedException e) { }
              }));
            }
            for (int i = 0; i < 4; i++) {
              threads.add(Thread.ofPlatform().start(() -> { while (true) { } }));
            }
            display("all are there");
            for (var thread : threads) thread.join();\
            """);
    assertThat(result).isEqualTo(new CellResult.Interrupted());
    assertThat(value("for (var t : threads) t.join();\nthreads.size()")).isEqualTo("1004");
  }

  @Test
  void leavesACellBehindThatTheJdkBlocks() throws Exception {
    CellResult result =
        interrupted(
            """
            var server = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
            var waiter = Thread.currentThread();
            Thread.ofPlatform().start(() -> {
              while (!Arrays.toString(waiter.getStackTrace()).contains("accept")) Thread.onSpinWait();
              display("waiting for nobody");
            });
            server.accept();\
            """);
    assertThat(result).isInstanceOf(CellResult.Failed.class);
    assertThat(((CellResult.Failed) result).message()).contains("left behind");
    assertThat(value("server.close();\nserver.isClosed()")).isEqualTo("true");
  }

  @Test
  void endsEvenCodeThatCatchesItsEnd() throws Exception {
    assertThat(
            interrupted(
                """
                void stubborn() {
                  try {
                    display("running");
                    while (true) { }
                  } catch (Throwable t) {
                    stubborn();
                  } finally {
                    while (true) { }
                  }
                }
                stubborn();\
                """))
        .isEqualTo(new CellResult.Interrupted());
  }

  @Test
  void endsABlockedReadOfAPipe() throws Exception {
    assertThat(
            interrupted(
                """
                var in = new PipedInputStream(new PipedOutputStream());
                display("running");
                in.read();\
                """))
        .isEqualTo(new CellResult.Interrupted());
  }
}
