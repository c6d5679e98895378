package metamemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class SessionTest {
  private final Recorded output = new Recorded();
  private Session session;

  @BeforeEach
  void open() {
    session = Session.open(new SessionOptions(Path.of("no-lessons-here"), Path.of(".")));
  }

  @AfterEach
  void close() {
    session.close();
  }

  private CellResult run(String source) {
    return session.run(source, output);
  }

  private String value(String source) {
    CellResult result = run(source);
    assertThat(result).as(source).isInstanceOf(CellResult.Value.class);
    return ((CellResult.Value) result).bundle().plain();
  }

  private CellResult.Failed failure(String source) {
    CellResult result = run(source);
    assertThat(result).as(source).isInstanceOf(CellResult.Failed.class);
    return (CellResult.Failed) result;
  }

  private static String plain(CellResult.Failed failed) {
    return String.join("\n", failed.traceback()).replaceAll("\u001b\\[\\d+m", "");
  }

  @Test
  void showsTheValueOfALastExpression() {
    assertThat(value("1 + 1")).isEqualTo("2");
    assertThat(value("\"a\" + \"b\"")).isEqualTo("ab");
    assertThat(value("int x = 20;\nx + 1")).isEqualTo("21");
    assertThat(value("new int[] {1, 2, 3}")).isEqualTo("[1, 2, 3]");
    assertThat(value("(String) null")).isEqualTo("null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 + 1;",
        "int y = 3;",
        "display(1);",
        "// nothing",
        "",
        "class A {}",
        "var list = new ArrayList<String>();\nlist.add(\"a\");"
      })
  void showsNothingForStatementsAndDeclarations(String source) {
    assertThat(run(source)).isEqualTo(new CellResult.Done());
  }

  @Test
  void keepsTheStateOfEarlierCells() {
    run("int balance = 10;");
    run("void deposit(int amount) { balance += amount; }");
    assertThat(value("deposit(5); balance")).isEqualTo("15");
  }

  @Test
  void drawsAnArenaThatIsTheLastExpression() {
    CellResult result = run("var orders = BumpArena.open(128);\norders.allocate(24, 8);\norders");
    MimeBundle bundle = ((CellResult.Value) result).bundle();
    assertThat(bundle.data().get(MimeBundle.HTML)).contains("<svg").contains("BumpArena");
    assertThat(bundle.plain()).contains("24");
  }

  @Test
  void showsAValueInTheMiddleOfACell() {
    run("System.out.println(\"before\");\ndisplay(42);\nSystem.out.println(\"after\");");
    assertThat(output.shown()).containsExactly(MimeBundle.of("42"));
    assertThat(output.out()).isEqualTo("before\nafter\n");
  }

  @Test
  void namesCellLineAndColumnOfACompilationError() {
    CellResult.Failed failed = failure("int a = 1;\nint b = a + true;\n");
    assertThat(failed.name()).isEqualTo("CompilationException");
    assertThat(plain(failed))
        .contains("Cell 1, line 2, column 9")
        .contains("int b = a + true;\n")
        .contains("        ^")
        .contains("bad operand types");
  }

  @ParameterizedTest
  @ValueSource(strings = {"if (true)", "int x = 1;\nwhile (x < 1)", "for (int i = 0; i < 3; i++)"})
  @Timeout(20)
  void saysWhatIsMissingOfAStatementWithoutABody(String source) {
    assertThat(session.assist().completeness(source)).isEqualTo(CodeAssist.Completeness.INCOMPLETE);
    assertThat(run(source)).isInstanceOf(CellResult.Failed.class);
    assertThat(run("%help\n" + source + "\n%help")).isInstanceOf(CellResult.Failed.class);
    assertThat(run("if (true) {}")).isInstanceOf(CellResult.Done.class);
    assertThat(session.assist().completeness("int x = 1; }"))
        .isEqualTo(CodeAssist.Completeness.INVALID);
  }

  @Test
  void suggestsTheNearestKnownName() {
    run("int balance = 1;");
    assertThat(plain(failure("balnce + 1"))).contains("Did you mean balance?");
  }

  @Test
  void showsTheLearnersOwnFramesWithCellLines() {
    run("int half(int n) {\n  return n / 0;\n}");
    CellResult.Failed failed = failure("\n\nhalf(4)");
    assertThat(failed.name()).isEqualTo("java.lang.ArithmeticException");
    assertThat(plain(failed))
        .contains("ArithmeticException: / by zero")
        .contains("at half (cell 1, line 2)")
        .contains("(cell 2, line 3)")
        .doesNotContain("REPL")
        .doesNotContain("metamemory.kernel");
  }

  @Test
  void keepsVariablesWhenAnImportFollowsComments() {
    run("var arena = BumpArena.open(8);");
    run("// what\n/* and\n why */\nimport static java.lang.foreign.ValueLayout.*;");

    assertThat(value("arena.usage().usedBytes()")).isEqualTo("0");
    assertThat(plain(failure("// one\n// two\nint x = y;"))).startsWith("Cell 4, line 3, column 9");
  }

  @Test
  void keepsTheCausesOfAnException() {
    CellResult.Failed failed =
        failure("throw new IllegalStateException(\"outer\", new RuntimeException(\"inner\"));");
    assertThat(plain(failed))
        .contains("IllegalStateException: outer")
        .contains("Caused by")
        .contains("RuntimeException: inner");
  }

  @Test
  void cutsTheTraceOfAStackOverflow() {
    run("int deep(int n) { return deep(n + 1) + 1; }");
    CellResult.Failed failed = failure("deep(0)");
    assertThat(failed.name()).isEqualTo("java.lang.StackOverflowError");
    assertThat(failed.traceback()).hasSizeLessThanOrEqualTo(30);
    assertThat(value("1 + 1")).isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) {}",
        "while (true) { try { Thread.sleep(1000); } catch (Throwable t) { } }",
        "Thread.sleep(60_000);",
        "new Object() { void spin() { for (;;) { } } }.spin();",
        "new java.util.concurrent.CountDownLatch(1).await();"
      })
  void stopsWhatRunsForEverAndKeepsTheState(String endless) throws Exception {
    run("int kept = 7;");
    CountDownLatch running = new CountDownLatch(1);
    CompletableFuture<CellResult> cell =
        CompletableFuture.supplyAsync(() ->
            session.run(
                "display(0);\n" + endless,
                new CellOutput() {
                  @Override
                  public void stream(StreamName name, String text) {}

                  @Override
                  public void display(MimeBundle bundle) {
                    running.countDown();
                  }
                }));
    running.await();
    session.interrupt();
    assertThat(cell.get(5, TimeUnit.SECONDS)).isEqualTo(new CellResult.Interrupted());
    assertThat(value("kept")).isEqualTo("7");
  }

  @Test
  void deliversEveryPrintedLineInFewPieces() {
    run("for (int i = 0; i < 100_000; i++) System.out.println(i);");
    String expected =
        IntStream.range(0, 100_000).mapToObj(i -> i + "\n").collect(Collectors.joining());
    assertThat(output.out()).isEqualTo(expected);
    assertThat(output.streamCalls()).isLessThan(100);
  }

  @Test
  void keepsCharactersWholeOverPieces() {
    run("for (int i = 0; i < 50_000; i++) System.out.print(\"é😀\");");
    assertThat(output.out()).isEqualTo("é😀".repeat(50_000));
  }

  @Test
  void survivesACellThatClosesSystemOut() {
    run("System.out.close();");
    run("System.out.println(\"still here\");");
    assertThat(output.out()).isEqualTo("still here\n");
  }

  @Test
  void survivesASumOfFourThousandTerms() {
    String sum = IntStream.range(0, 4_000).mapToObj(_ -> "1").collect(Collectors.joining("+"));
    run(sum);
    assertThat(value("1 + 1")).isEqualTo("2");
  }

  @Test
  void givesSystemOutBackWhenItCloses() {
    var before = System.out;
    try (Session other = Session.open(new SessionOptions(Path.of("none"), Path.of(".")))) {
      other.run("1", output);
      assertThat(System.out).isNotSameAs(before);
    }
    assertThatCode(() -> assertThat(System.out).isSameAs(before)).doesNotThrowAnyException();
  }

  @Test
  void refusesAMagicThatIsNotKnownAndNamesTheNearest() {
    assertThat(failure("%chek align-up").message()).contains("%chek").contains("%check");
  }

  @Test
  void takesAPercentSignInATextBlockForText() {
    assertThat(value("String s = \"\"\"\n%help me\n\"\"\";\ns")).isEqualTo("%help me\n");
  }

  @Test
  void listsItsMagics() {
    assertThat(value("%help")).contains("%%allocations").contains("%check");
  }

  @Test
  void letsGoOfWhatAVariableHeldWhenItIsReplaced() {
    run("var seen = new ArrayList<java.lang.ref.WeakReference<Object>>();");
    run("var held = new byte[1_000];\nseen.add(new java.lang.ref.WeakReference<>(held));");
    run("String held = \"other\";");
    String gone = "for (int i = 0; i < 50 && seen.get(0).get() != null; i++) System.gc();\n";
    assertThat(value(gone + "seen.get(0).get()")).isEqualTo("null");
  }

  @Test
  void letsGoOfAValueThatWasOnlyShown() {
    run("var shown = new ArrayList<java.lang.ref.WeakReference<Object>>();");
    run(
        "Object make() { var o = new Object(); shown.add(new java.lang.ref.WeakReference<>(o));"
            + " return o; }");
    run("make()");
    String gone = "for (int i = 0; i < 50 && shown.get(0).get() != null; i++) System.gc();\n";
    assertThat(value(gone + "shown.get(0).get()")).isEqualTo("null");
  }

  @Test
  void answersAfterAnInterruptWithNothingRunning() {
    session.interrupt();
    assertThat(value("1 + 1")).isEqualTo("2");
  }
}
