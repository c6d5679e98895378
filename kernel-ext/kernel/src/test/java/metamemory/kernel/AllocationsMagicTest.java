package metamemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class AllocationsMagicTest {
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

  /// The text of the picture that a cell shows.
  private String counted(String body) {
    CellResult result = session.run("%%allocations\n" + body, output);
    assertThat(result).as(body).isNotInstanceOf(CellResult.Failed.class);
    return output.shown().getLast().plain();
  }

  @Test
  void countsWhatEachLineCreates() {
    String text =
        counted(
            """
            record Order(long id, double price) {}
            var book = new ArrayList<Order>();
            for (int i = 0; i < 1_000; i++) {
              book.add(new Order(i, i * 0.25));
            }
            int[][] grid = new int[3][4];\
            """);
    assertThat(text)
        .contains("1,005 objects")
        .containsPattern("3 +var book.* 1 ArrayList +24 B")
        .containsPattern("5\\W+book.add.* 1,000 Order +32,000 B")
        .containsPattern("7 +int\\[\\]\\[\\] grid.* 1 int\\[\\]\\[\\], 3 int\\[\\]");
  }

  @Test
  void doesNotCountTheBoxThatTheShellPutsASnippetsValueIn() {
    assertThat(counted("int price = 9_950;\nprice + 1")).contains("0 objects");
  }

  @Test
  void countsCodeOfEarlierCellsByTheirLine() {
    session.run("Object make() {\n  return new Object();\n}", output);
    assertThat(counted("make(); make();"))
        .containsPattern("cell 1: return new Object\\(\\);.* 2 Object +32 B");
  }

  @Test
  void attributesEachCreationToItsCellAndLine() {
    session.run(
        """
        class Node {
          static final int[] TABLE = new int[10];
          Node grow(int n) {
            return n == 0 ? this : new Node().grow(n - 1);
          }
          <T> T[] twice(T... t) {
            return t.clone();
          }
          class Inner {
            Object made = new StringBuilder();
          }
        }\
        """,
        output);
    String text =
        counted(
            """
            var node = new Node();
            node.grow(5);
            Runnable later = () -> {
              new Object();
            };
            later.run();
            var anonymous = new Object() {
              long[] pair = new long[2];
            };
            try {
              throw new IllegalStateException("x");
            } catch (IllegalStateException e) {
              new ArrayList<String>();
            }
            node.<Integer>twice(1_000, 2_000);
            var inner = node.new Inner();\
            """);
    assertThat(text)
        .containsPattern("cell 1: static final int\\[\\] TABLE.* 1 int\\[\\]")
        .containsPattern("cell 1: return n == 0.* 5 Node")
        .containsPattern("cell 1: return t.clone\\(\\);.* 1 ")
        .containsPattern("cell 1: Object made.* 1 StringBuilder")
        .containsPattern("2 +var node = new Node.* 1 Node")
        .containsPattern("5\\W+new Object\\(\\);.* 1 Object")
        // JShell moves the body of an anonymous class to the line of its declaration.
        .containsPattern("8 +var anonymous.* 1 anonymous class, 1 long\\[\\] +48 B")
        .containsPattern("12\\W+throw new.* 1 IllegalStateException")
        .containsPattern("14\\W+new ArrayList.* 1 ArrayList")
        .containsPattern("16\\W+node.<Integer>twice.* 1 Integer\\[\\], 2 Integer")
        .containsPattern("17\\W+var inner.* 1 ");
  }

  @Test
  void attributesWhatARedefinedClassCreatesToItsNewCell() {
    session.run("Object make() {\n  return new long[1];\n}", output);
    session.run("// another line\n\nObject make() {\n  return new long[2];\n}", output);
    assertThat(counted("make();"))
        .containsPattern("cell 2: return new long\\[2\\];.* 1 long\\[\\]")
        .doesNotContain("cell 1:");
  }

  @Test
  void showsBlocksOfTheLibraryBeside() {
    String body = "var arena = BumpArena.open(64);\narena.allocate(24, 8);\narena.allocate(8, 8);";
    assertThat(counted(body))
        .contains("2 arena blocks of 32 B")
        .containsPattern("3 +arena.allocate\\(24, 8\\);.* 1 · 24 B")
        .containsPattern("4 +arena.allocate\\(8, 8\\);.* 1 · 8 B");
  }

  @Test
  void showsWhatTheJdkCreatesInsideTheCallsOfALine() {
    String body =
        """
        var list = new ArrayList<Integer>();
        list.add(5);
        String long_ = "x".repeat(1_000);
        int n = list.size();\
        """;
    counted(body);
    assertThat(counted(body))
        .containsPattern("3 +list.add\\(5\\); +\\+56 B")
        .containsPattern("4 +String long_ .* +\\+1,040 B")
        .containsPattern("5 +int n = list.size\\(\\); *\\|?\\n")
        .contains("1,096 B inside calls");
  }

  @Test
  void doesNotTakeThePicturesOwnWorkForTheLibrarys() {
    session.run(
        "var arena = BumpArena.open(1 << 20);\nvar quiet = BumpArena.open(1 << 20, null);", output);
    String body = "for (int i = 0; i < 100; i++) {\n  arena.allocate(8);\n  quiet.allocate(8);\n}";
    counted(body);
    List<String> lines = counted(body).lines().filter(l -> l.contains(".allocate(8)")).toList();
    assertThat(inside(lines.get(0))).isEqualTo(inside(lines.get(1)));
  }

  private static String inside(String line) {
    return line.replaceAll(".*(\\+[0-9,.]+ \\w+).*", "$1");
  }

  @Test
  void countsWorkThatIsHandedToAnotherThread() {
    String text =
        counted(
            """
            var worker = new Thread(() -> { for (int i = 0; i < 500; i++) { new Object(); } });
            worker.start();
            worker.join();\
            """);
    assertThat(text).contains("500 Object").contains("Of this, other threads created 500 objects");
  }

  @Test
  void showsTheCountsOfACellThatFails() {
    CellResult result =
        session.run(
            "%%allocations\nvar a = new Object();\nthrow new IllegalStateException();", output);
    assertThat(result).isInstanceOf(CellResult.Failed.class);
    assertThat(output.shown().getLast().plain()).contains("1 Object");
  }

  @Test
  void addsAQuietLineUnderEachCellWhileCountsAreOn() {
    session.run("%counts on", output);
    session.run(
        """
        var arena = BumpArena.open(64);
        arena.allocate(10);
        var box = new Object();\
        """,
        output);
    assertThat(output.shown().getLast().plain())
        .isEqualTo(
            "1 object created, 16 B on the heap · 1 library allocation · 1 block live, 10 B");
    session.run("%counts off", output);
    int shown = output.shown().size();
    session.run("new Object();", output);
    assertThat(output.shown()).hasSize(shown);
  }

  @Test
  void staysQuietUnderACellThatOnlyDefines() {
    session.run("%counts on", output);
    session.run("import java.time.*;\nclass A { }\nint twice(int n) { return 2 * n; }", output);
    assertThat(output.shown()).isEmpty();
    session.run("twice(2);", output);
    assertThat(output.shown()).hasSize(1);
    session.run("%counts off", output);
  }

  @Test
  void refusesCountsThatAreNeitherOnNorOff() {
    assertThat(session.run("%counts maybe", output)).isInstanceOf(CellResult.Failed.class);
  }
}
