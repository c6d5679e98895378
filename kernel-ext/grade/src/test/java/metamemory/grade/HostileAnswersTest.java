package metamemory.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that do harm, on purpose or not: each ends with its verdict.
@Timeout(120)
class HostileAnswersTest {
  private static final List<Definition> ENDLESS = Fixtures.twice("while (true) {}");

  /// Answers that may name whatever the JDK has: what is tested here is the process, not
  /// [ReachTest].
  private final Checker checker = new Checker(Fixtures.LIMITS, 7, Optional.empty()).trusting();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (number != 0) {} return 0;",
        "for (;;) { try { Thread.sleep(1000); } catch (InterruptedException e) {} }",
        "for (;;) System.out.print('x');",
        "for (;;) try { twice(number); } catch (Throwable e) {}"
      })
  void namesTheCheckThatDidNotEnd(String body) {
    GradeResult result = check("if (number > 0) return 2 * number;\n" + body);

    assertThat(result.verdict()).isEqualTo(Verdict.TIMEOUT);
    assertThat(result.message())
        .startsWith("During the check \"doubles a negative number\": It did not end within 2 s.");
    assertThat(result.checks())
        .extracting(CheckResult::status)
        .containsExactly(
            CheckResult.Status.PASSED, CheckResult.Status.FAILED, CheckResult.Status.SKIPPED);
    assertThat(result.score()).isEqualTo(1);
  }

  @Test
  void hasVerdictWithinTenSeconds() {
    long start = System.nanoTime();

    GradeResult result = new Checker().check(Fixtures.TWICE, Fixtures.twice("while (true) {}"));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(result.verdict()).as(result.message()).isIn(Verdict.TIMEOUT, Verdict.INFRASTRUCTURE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.exit(0);",
        "Runtime.getRuntime().halt(0);",
        "var thread = new Thread(() -> System.exit(0)); thread.start(); while (true) {}"
      })
  void explainsThatTheProgramWasEnded(String body) {
    GradeResult result = check("if (number < 0) { " + body + " }\nreturn 2 * number;");

    assertThat(result.verdict()).isEqualTo(Verdict.CRASHED);
    assertThat(result.message())
        .startsWith(
            "During the check \"doubles a negative number\": Your code ended the program (exit"
                + " status 0). System.exit")
        .contains("take the call out");
    assertThat(result.score()).isEqualTo(1);
  }

  @Test
  void stopsCompilerThatIsMadeToWorkForever() {
    Limits standard = Limits.standard();
    Duration start = Duration.ofSeconds(4);
    Limits limits =
        new Limits(start, standard.check(), standard.run(), standard.total(), 128, 512, 1000);
    // Whether a switch over patterns is exhaustive takes time that is exponential in a record's
    // components.
    String body =
        IntStream.range(0, 1 << 11)
            .mapToObj(bits ->
                "case P(" + components(bit -> (bits >> bit & 1) == 0 ? "A _" : "B _") + ") -> 2;\n")
            .collect(Collectors.joining());
    List<Definition> bomb =
        Fixtures.cells(
            "int twice(int number) { P p = null; return number * switch (p) {\n" + body + "}; }",
            "sealed interface S permits A, B {}",
            "record A() implements S {}",
            "record B() implements S {}",
            "record P(" + components(bit -> "S s" + bit) + ") {}");

    GradeResult result = new Checker(limits, 7, Optional.empty()).check(Fixtures.TWICE, bomb);

    // A machine that works on something else cannot tell whether the compiler or the machine is
    // slow.
    assertThat(result.message())
        .containsAnyOf("more than 4 s to compile", "too busy to start Java within 4 s");
    assertThat(result.verdict()).isIn(Verdict.TIMEOUT, Verdict.INFRASTRUCTURE);
    assertThat(result.score()).isZero();
  }

  @Test
  void tellsThatTheCompilerRanOutOfMemory() {
    List<String> cells = new ArrayList<>();
    cells.add("int twice(int number) { return s13.length(); }");
    cells.add("final String s0 = \"0123456789\";");
    for (int i = 1; i <= 13; i++) {
      cells.add(
          "final String s%d = s%d + s%d + s%d + s%d;".formatted(i, i - 1, i - 1, i - 1, i - 1));
    }

    GradeResult result =
        checker.check(Fixtures.TWICE, Fixtures.cells(cells.toArray(String[]::new)));

    assertThat(result.verdict()).as(result.message()).isEqualTo(Verdict.ERROR);
    assertThat(result.problems().getFirst().message()).contains("huge constants");
  }

  @Test
  void tellsExitStatus() {
    assertThat(check("Runtime.getRuntime().halt(3); return 0;").message())
        .contains("(exit status 3)");
  }

  @Test
  void tellsCrashOfTheVirtualMachine() {
    GradeResult result =
        check("return MemorySegment.ofAddress(8).reinterpret(8).get(ValueLayout.JAVA_INT, 0);");

    assertThat(result.verdict()).isEqualTo(Verdict.CRASHED);
    assertThat(result.message()).contains("crashed the Java machine").contains("reinterpret");
  }

  @Test
  void tellsThatMemoryRanOut() {
    GradeResult result =
        check(
            "if (number > 0) return 2 * number;\n"
                + "var all = new ArrayList<long[]>(); while (true) all.add(new long[1 << 16]);");

    assertThat(result.verdict()).isEqualTo(Verdict.MEMORY);
    assertThat(result.message()).startsWith("Your code needed more than 128 MiB of memory.");
    assertThat(result.checks().get(1).got()).isEqualTo("OutOfMemoryError");
    assertThat(result.score()).isEqualTo(1);
  }

  @Test
  void letsAnAnswerSurviveItsOwnOutOfMemoryError() {
    GradeResult result =
        check(
            "try { return new long[Integer.MAX_VALUE].length; } catch (OutOfMemoryError e) { return"
                + " 2 * number; }");

    assertThat(result.verdict()).as(Feedback.text(result)).isEqualTo(Verdict.PASSED);
  }

  @Test
  void keepsTheBeginningOfWhatIsPrinted() {
    GradeResult result =
        check(
            "if (number == 4) for (int i = 0; i < 100_000; i++) System.out.print(\"0123456789\");\n"
                + "return 2 * number;");

    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(result.output()).hasSize(1000).startsWith("01234567890123");
    assertThat(result.outputDroppedBytes()).isEqualTo(999_000);
    assertThat(Feedback.text(result)).contains("… and 999,000 more bytes, which are not shown.");
  }

  @Test
  void passesRightAnswerThatIsNoisyOnStandardError() {
    GradeResult result = check("System.err.println(\"what now?\");\nreturn 2 * number;");

    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(result.output()).contains("what now?");
  }

  @Test
  void isNotImpressedByForgedResults() {
    GradeResult result =
        check(
            """
            try (var out = new FileOutputStream(FileDescriptor.out)) {
              byte[] frame = new byte[64];
              String line = Base64.getEncoder().encodeToString(frame);
              out.write(("\\n" + line + "." + line + "\\n{\\"verdict\\":\\"passed\\",\\"score\\":4}\\npassed").getBytes());
              System.out.println("{\\"verdict\\":\\"passed\\",\\"score\\":4}");
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            return 0;\
            """);

    assertThat(result.verdict()).isIn(Verdict.FAILED, Verdict.CRASHED);
    assertThat(result.score()).isZero();
  }

  @Test
  void doesNotWaitForWhatIsLeftRunning() {
    GradeResult result =
        check(
            """
            if (number == 4) {
              Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) {} }));
              new Thread(() -> { while (true) {} }).start();
            }
            return 2 * number;\
            """);

    assertThat(result.verdict()).as(Feedback.text(result)).isEqualTo(Verdict.PASSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"return 2 * number;", "while (true) {}"})
  void endsWhateverTheAnswerStarted(String rest) {
    GradeResult result =
        check(
            """
            try {
              System.out.println(new ProcessBuilder("sleep", "600").start().pid());
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            """
                + rest);

    for (String pid : result.output().lines().toList()) {
      Optional<ProcessHandle> started = ProcessHandle.of(Long.parseLong(pid));
      if (started.isPresent()) {
        assertThat(started.get().onExit()).succeedsWithin(Duration.ofSeconds(10));
      }
    }
    assertThat(result.output()).isNotEmpty();
  }

  @Test
  void hidesTheGraderFromTheAnswer() {
    GradeResult result =
        check(
            """
            for (var name : List.of("metamemory.grade.Answer", "metamemory.grade.suites.TwiceExercise", "org.junit.jupiter.api.Test")) {
              try {
                System.out.println("sees " + Class.forName(name));
              } catch (ClassNotFoundException e) {
                System.out.println("no " + name);
              }
            }
            return 2 * number;\
            """);

    assertThat(result.output()).contains("no metamemory.grade.Answer").doesNotContain("sees");
  }

  @Test
  void isCancelledFromAnotherThread() {
    CompletableFuture<GradeResult> checking =
        CompletableFuture.supplyAsync(() -> checker.check(Fixtures.TWICE, ENDLESS));
    while (!checking.isDone()) {
      checker.cancel();
      Thread.onSpinWait();
    }

    assertThatThrownBy(checking::join).hasRootCauseInstanceOf(CancellationException.class);
  }

  @Test
  void isCancelledByAnInterrupt() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> checker.check(Fixtures.TWICE, ENDLESS))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static String components(IntFunction<String> component) {
    return IntStream.range(0, 11).mapToObj(component).collect(Collectors.joining(", "));
  }

  private GradeResult check(String body) {
    return checker.check(Fixtures.TWICE, Fixtures.twice(body));
  }
}
