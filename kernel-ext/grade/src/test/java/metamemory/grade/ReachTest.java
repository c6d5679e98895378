package metamemory.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an answer may name.
class ReachTest {
  private final Checker checker = new Checker(Fixtures.LIMITS, 7, Optional.empty());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          java.lang.reflect.Method          | for (var each : Checks.class.getDeclaredMethods()) each.setAccessible(true)
          java.lang.ClassLoader             | Checks.class.getClassLoader()
          java.lang.ClassLoader             | Class.forName("metamemory.grade.Answer", true, null)
          java.lang.invoke.MethodHandles    | java.lang.invoke.MethodHandles.lookup()
          java.lang.StackWalker             | StackWalker.getInstance()
          java.lang.management              | java.lang.management.ManagementFactory.getThreadMXBean()
          sun.misc.Unsafe                   | sun.misc.Unsafe.class.getName()
          java.io.FileDescriptor            | new java.io.FileOutputStream(java.io.FileDescriptor.out)
          java.nio.file.Path                | Path.of("/proc/self/mem")
          java.lang.ProcessBuilder          | new ProcessBuilder("sh").start()
          java.lang.Runtime.exec            | Runtime.getRuntime().exec(new String[] {"sh"})
          java.net.Socket                   | new Socket("localhost", 1)
          java.lang.foreign.Linker          | Linker.nativeLinker()
          reinterpret                       | MemorySegment.ofAddress(8).reinterpret(8)
          java.lang.ProcessHandle           | Optional.of(1).map(_ -> ProcessHandle.current()).get()
          java.util.ServiceLoader           | ServiceLoader.load(Runnable.class)
          java.lang.ClassLoader             | java.lang.invoke.MethodType.fromMethodDescriptorString("()V", null)
          javax.tools                       | javax.tools.ToolProvider.getSystemJavaCompiler()
          """)
  void namesWhatAnAnswerMayNotUse(String named, String expression) {
    GradeResult result =
        checker.check(
            Fixtures.TWICE,
            Fixtures.cells(
                "int twice(int number) throws Exception {\n  " + expression + ";\n return 0;\n}"));

    assertThat(result.verdict()).as(Feedback.text(result)).isEqualTo(Verdict.ERROR);
    assertThat(result.problems())
        .as(Feedback.text(result))
        .anySatisfy(problem -> {
          assertThat(problem.message()).contains(named).contains("cannot be used in an answer");
        });
    assertThat(result.score()).isZero();
  }

  @Test
  void namesTheLine() {
    GradeResult result =
        checker.check(
            Fixtures.TWICE,
            Fixtures.twice(
                "int half = number;\nnew Thread(() -> Linker.nativeLinker());\nreturn 0;"));

    assertThat(result.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.message())
              .startsWith("java.lang.foreign.Linker cannot be used in an answer: a check has no");
          assertThat(problem.line()).isEqualTo(3);
        });
  }

  @Test
  void givesNoClassOfTheGraderAtRunTime() {
    GradeResult result =
        checker.check(
            Fixtures.TWICE,
            Fixtures.twice(
                "for (var name : List.of(\"metamemory.grade.Answer\","
                    + " \"metamemory.count.Counters\", \"java.lang.reflect.Method\","
                    + " \"org.junit.jupiter.api.Test\")) {\n"
                    + "  try { Class.forName(name); return -1; } catch (ClassNotFoundException e)"
                    + " {}\n"
                    + "}\n"
                    + "return 2 * number;"));

    assertThat(result.verdict()).as(Feedback.text(result)).isEqualTo(Verdict.PASSED);
  }

  @Test
  void letsAnAnswerUseTheLanguageAndTheLibrary() {
    GradeResult result =
        checker.check(
            Fixtures.TWICE,
            Fixtures.cells(
                "enum Sign { PLUS, MINUS }",
                "record Pair(int a, int b) { int sum() { return a + b; } }",
                "sealed interface Shape permits Dot {}",
                "record Dot(int number) implements Shape {}",
                """
                int twice(int number) {
                  try (var arena = BumpArena.open(64); var jdk = Arena.ofConfined()) {
                    var pair = new Pair(number, number);
                    String text = "" + pair + pair.hashCode() + pair.equals(pair) + Sign.valueOf("PLUS");
                    Shape shape = new Dot(number);
                    int seen = switch (shape) { case Dot(int n) when n > 0 -> n; case Dot d -> d.number(); };
                    int[] twice = IntStream.of(number, seen).map(each -> each).toArray();
                    MemorySegment block = arena.allocate(ValueLayout.JAVA_INT);
                    block.set(ValueLayout.JAVA_INT, 0, Arrays.stream(twice).sum());
                    var thread = new Thread(() -> System.out.println(text.length()));
                    thread.start();
                    thread.join();
                    return block.get(ValueLayout.JAVA_INT, 0);
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                }
                """));

    assertThat(result.verdict()).as(Feedback.text(result)).isEqualTo(Verdict.PASSED);
  }
}
