package metamemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a learner reads when something is wrong.
@Timeout(60)
final class ErrorsTest {
  private static Session session;
  private final Recorded output = new Recorded();

  @BeforeAll
  static void open() {
    session = Session.open(new SessionOptions(Path.of("no-lessons-here"), Path.of(".")));
  }

  @AfterAll
  static void close() {
    session.close();
  }

  private String trace(String source) {
    CellResult result = session.run(source, 7, output);
    assertThat(result).as(source).isInstanceOf(CellResult.Failed.class);
    return String.join("\n", ((CellResult.Failed) result).traceback())
        .replaceAll("\u001b\\[\\d+m", "");
  }

  private void run(String source) {
    assertThat(session.run(source, 6, output)).as(source).isEqualTo(new CellResult.Done());
  }

  @Test
  void pointsAtTheFaultInTheLearnersLine() {
    assertThat(trace("int a = 1;\n  int b = a +* 2;"))
        .isEqualTo(
            """
            Cell 7, line 2, column 14:
                int b = a +* 2;
                           ^
            illegal start of expression\
            """);
  }

  @Test
  void showsTheCompilersMessageInFull() {
    assertThat(trace("List<String> names = List.of(1, 2);"))
        .contains("incompatible types")
        .contains("equality constraints: java.lang.String")
        .contains("lower bounds: java.lang.Integer");
  }

  @Test
  void namesTheVariableThatIsNull() {
    run("String word = null;");
    assertThat(trace("word.length()"))
        .contains("NullPointerException")
        .contains("because \"word\" is null")
        .doesNotContain("JShell");
  }

  @Test
  void keepsCausesAndWhatWasSuppressed() {
    assertThat(
            trace(
                """
                void fails() { throw new IllegalArgumentException("inner"); }
                try {
                  fails();
                } catch (IllegalArgumentException e) {
                  var outer = new IllegalStateException("outer", e);
                  outer.addSuppressed(new IOException("beside"));
                  throw outer;
                }\
                """))
        .contains("IllegalStateException: outer\n    at (cell 7, line 5)")
        .contains(
            "Caused by java.lang.IllegalArgumentException: inner\n    at fails (cell 7, line 1)")
        .contains("Suppressed java.io.IOException: beside")
        .doesNotContain("JShell", "REPL", "metamemory.kernel", "reflect");
  }

  @Test
  void showsTheLineWithinALambda() {
    assertThat(trace("Runnable r = () -> {\n  Object o = List.of().get(3);\n};\nr.run();"))
        .contains("a lambda (cell 7, line 2)   Object o = List.of().get(3);")
        .contains("(cell 7, line 4)   r.run();");
  }

  @Test
  void suggestsTheNearestNameInScope() {
    run("int balance = 1;");
    assertThat(trace("balnce + 1")).contains("Did you mean balance?");
    assertThat(trace("\"abc\".lenght()")).contains("Did you mean length?");
    assertThat(trace("var x = new ArayList<String>();")).contains("Did you mean ArrayList?");
    run("void f(int amount) {\n  System.out.println(amuont);\n}");
    assertThat(output.shown().getLast().plain())
        .isEqualTo(
            "Kept for later: it needs variable amuont, which is not defined yet."
                + " Did you mean amount?");
    assertThat(trace("xyzzyplugh")).doesNotContain("Did you mean");
  }

  @Test
  void tellsWhichVariablesARedefinitionCleared() {
    run("class Point { int x = 1; }");
    run("var point = new Point();\nPoint other = new Point();");
    run("Point none = null;\nint number = 4;");
    run("class Point { int x = 1; int y = 2; }");
    assertThat(output.shown().getLast().plain())
        .contains("Cleared, since what they are made of was redefined: point, other.");
    assertThat(session.run("other", 8, output))
        .isEqualTo(new CellResult.Value(MimeBundle.of("null")));
  }

  @Test
  void explainsAnObjectOfTheOldClassInACollection() {
    run("class Coin { int cents = 1; }\nvar purse = new ArrayList<Object>();");
    run("purse.add(new Coin());");
    run("class Coin { int cents = 1; String name = \"\"; }");
    assertThat(trace("Coin coin = (Coin) purse.get(0);"))
        .contains("this Coin was made before the cell that defines Coin was run again");
  }

  @Test
  void saysWhatEndedABackgroundThread() {
    run(
        """
        var dying = Thread.ofPlatform().name("worker").start(() -> {
          throw new IllegalStateException("gone");
        });
        dying.join();\
        """);
    assertThat(output.err().replaceAll("\u001b\\[\\d+m", ""))
        .contains("Exception in thread \"worker\" java.lang.IllegalStateException: gone")
        .contains("a lambda (cell 6, line 2)")
        .doesNotContain("JShell");
  }

  @Test
  void keepsTheLinesOfAStatementThatRanLongAgo() {
    run("var later = new ArrayList<Runnable>();");
    run("later.add(() -> { throw new IllegalStateException(\"kept line\"); });");
    for (int i = 0; i < 60; i++) {
      run("int again = " + i + ";");
    }
    assertThat(trace("later.get(0).run();"))
        .contains("a lambda (cell 6, line 1)   later.add(")
        .contains("(cell 7, line 1)");
  }

  @Test
  void keepsTheStackOfARecursionShort() {
    String trace = trace("int deep(int n) {\n  return deep(n + 1) + 1;\n}\ndeep(0)");
    assertThat(trace).contains("StackOverflowError").contains("at deep (cell 7, line 2)");
    assertThat(trace.lines()).hasSizeLessThanOrEqualTo(30);
  }
}
