package metamemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cells that end with something that has a picture, the calls of `view`, and the magics that draw.
@TestInstance(Lifecycle.PER_CLASS)
class PicturesInCellsTest {
  @TempDir private Path folder;
  private Session session;
  private final Recorded output = new Recorded();

  @BeforeAll
  void open() {
    session = Session.open(new SessionOptions(Path.of("none"), Path.of(".")));
  }

  @AfterAll
  void close() {
    session.close();
  }

  private MimeBundle bundle(String source) {
    CellResult result = session.run(source, output);
    assertThat(result).as(source).isInstanceOf(CellResult.Value.class);
    return ((CellResult.Value) result).bundle();
  }

  private String drawn(String source) {
    MimeBundle bundle = bundle(source);
    assertThat(bundle.data().get(MimeBundle.HTML)).as(source).contains("<svg");
    return bundle.plain();
  }

  private String failure(String source) {
    CellResult result = session.run(source, output);
    assertThat(result).as(source).isInstanceOf(CellResult.Failed.class);
    return ((CellResult.Failed) result).message();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          BumpArena.open(128)                                                          | BumpArena 128 B
          PagedArena.open(512)                                                         | PagedArena
          HeapAllocator.open()                                                         | HeapAllocator
          BlockPool.open(24, 4)                                                        | BlockPool 4 slots of 24 B
          var p = Pool.<String>open(4); p.add("x"); p                                  | Pool 4 slots · 1 live
          var i = IndexArena.<String>of(IndexWidth.BITS_8); i.add("x"); i              | IndexArena 1 value
          var t = TypedArena.<String>open(4); t.add("x"); t.add("y"); t                | closed as number 2
          var g = GenerationalArena.<String>of(); g.add("x"); g                        | GenerationalArena 8 slots
          var a1 = BumpArena.open(64); a1.allocate(8, 8).fill((byte) 65)               | native segment 8 B
          var a2 = BumpArena.open(64); a2.allocate(8, 8); a2.usage()                   | asked for
          var a3 = BumpArena.open(64); a3.openScope()                                  | scopes over time
          CappedAllocator.over(CountingAllocator.over(BumpArena.open(64)), 32)         | limit 32 B
          var l = LongList.open(BumpArena.open(640)); l.add(7); l                      | LongList
          var n = Interner.open(BumpArena.open(640)); n.intern("bread"); n             | "bread"
          view.legend()                                                                | redzone
          view.process()                                                               | Java heap
          view.layout(String.class)                                                    | compact headers
          view.objects("a", "b")                                                       | value 1 → #1 String
          view.memory("first fit", 64).live(0, 8, "a").freed(8, 8)                     | fragmentation 0 %
          view.bars("bytes", Map.of("boxed", 16L))                                     | 16 B
          view.gauge("budget", 4096, 1000)                                             | limit 4,096 B
          view.tree("sum", 2, k -> "n" + k, k -> k == 2 ? new int[] {0, 1} : new int[0]) | root at index 2
          view.growth("list", 3, k -> 8L * k)                                          | grew 2 times
          view.sites()                                                                 | Bytes asked for
          """)
  void drawsWhatACellEndsWith(String source, String expected) {
    assertThat(drawn(source)).contains(expected);
  }

  @Test
  void marksDamagedBytesBehindABlock() {
    String text =
        drawn(
            """
            var under = BumpArena.open(256);
            var checked = CheckedAllocator.over(under, Checks.REDZONES);
            var block = checked.allocate(8, 8);
            block.reinterpret(9).set(ValueLayout.JAVA_BYTE, 8, (byte) 1);
            checked
            """);
    assertThat(text).contains("1 damaged byte").contains("REDZONES");
  }

  @Test
  void tellsTheSlotOfAHandleAndThatAStaleOneIs() {
    session.run(
        "var fruits = GenerationalArena.<String>of(); long apple = fruits.add(\"apple\");", output);
    assertThat(drawn("apple")).contains("valid");
    session.run("fruits.release(apple); fruits.add(\"bread\");", output);
    assertThat(drawn("apple")).contains("STALE");
    assertThat(drawn("view.handles(fruits, Map.of(\"old\", apple))")).contains("old → slot 0");
    assertThat(bundle("12345L")).isEqualTo(MimeBundle.of("12345"));
  }

  @Test
  void tellsWhichBlockASegmentIsAndWhoAskedForIt() {
    session.run("var orders = BumpArena.open(128);\nvar order = orders.allocate(24, 8);", output);
    assertThat(drawn("order")).contains("BumpArena's block 1").contains("line 2");
    session.run("orders.close();", output);
    assertThat(drawn("order")).contains("memory is gone");
  }

  @Test
  void showsWhatChangedBetweenTwoMoments() {
    session.run("var d = BumpArena.open(128); d.allocate(8, 8); view.before(d);", output);
    session.run("d.allocate(16, 8);", output);
    assertThat(drawn("view.after(d)")).contains("+ 1 block new").contains("+16 B asked for");
    assertThat(failure("view.after(BumpArena.open(8))")).contains("before(x)");
  }

  @Test
  void comparesObjectsWithAnArena() {
    String text =
        drawn(
            """
            record Pair(int left, int right) {}
            var pairs = new Pair[] {new Pair(1, 2), new Pair(3, 4)};
            var packed = BumpArena.open(64);
            packed.allocate(16, 4);
            view.beside(view.objects((Object) pairs), packed)
            """);
    assertThat(text).contains("Pair[2]").contains("times as much");
  }

  @Test
  void drawsTheCurveAndTheScopesOfAnArena() {
    session.run(
        "var c = BumpArena.open(128); try (var s = c.openScope()) { s.allocate(64, 8); }", output);
    assertThat(drawn("view.curve(c)")).contains("at most 64 B");
    assertThat(drawn("view.scopes(c)")).contains("1 block · 64 B");
    assertThat(drawn("view.sites(c)")).contains("live bytes by place");
  }

  @Test
  void writesAPictureToAFile() throws Exception {
    Path file = folder.resolve("arena.svg");
    session.run("view.write(BumpArena.open(64), Path.of(\"" + file + "\"));", output);
    assertThat(Files.readString(file)).startsWith("<svg").contains("BumpArena");
    assertThat(failure("view.write(BumpArena.open(64), Path.of(\"arena.png\"))")).contains(".svg");
  }

  @Test
  void showsOnePicturePerEvent() {
    int before = output.shown().size();
    session.run(
        """
        %%steps
        var s = BumpArena.open(64);
        var x = s.allocate(8, 8);
        s.release(x);
        s.close();\
        """,
        output);
    String text = output.shown().get(before).plain();
    assertThat(text)
        .contains("1. BumpArena opened 64 B")
        .contains("2. BumpArena allocated 8 B")
        .contains("line 3")
        .contains("3. BumpArena released 8 B")
        .contains("4. BumpArena closed");
    assertThat(output.shown().get(before).data().get(MimeBundle.HTML))
        .contains("<details")
        .doesNotContain("<script");
  }

  @Test
  void countsTheStepsThatItDoesNotDraw() {
    int before = output.shown().size();
    session.run(
        """
        %%steps
        var m = BumpArena.open(80_000);
        for (int i = 0; i < 10_000; i++) m.allocate(8, 8);\
        """,
        output);
    assertThat(output.shown().get(before).plain())
        .contains("10,001 steps", "10. BumpArena allocated 8 B")
        .containsPattern("5,\\d{3}\\. after 1,\\d{3} allocated: BumpArena allocated 8 B")
        .containsPattern("10,001\\. after [\\d,]+ allocated: BumpArena allocated 8 B");
  }

  @Test
  void showsTheLayoutOfClassesAndValues() {
    session.run("record Line(long id, boolean open) {}", output);
    assertThat(drawn("%layout Line")).contains("Line").contains("id").contains("compact headers");
    assertThat(drawn("%layout new int[5]")).contains("int[5]").contains("elements");
    assertThat(drawn("%layout java.util.HashMap")).contains("table");
    assertThat(failure("%layout Lime")).contains("there is no Lime").contains("did you mean Line?");
    assertThat(failure("%layout Runnable")).contains("interface");
    assertThat(failure("%layout int")).contains("primitive");
    assertThat(failure("%layout")).contains("needs a class");
  }

  @Test
  void readsWhereAMethodAllocates() {
    session.run(
        """
        record Point(int x, int y) {}
        Object busy(int n) {
          Object p = new Point(n, n);
          int[] numbers = new int[n];
          Integer boxed = n;
          String text = "n" + n;
          Runnable r = () -> System.out.println(n);
          return List.of(p, numbers, boxed, text, r);
        }
        """,
        output);
    assertThat(drawn("%sites busy"))
        .contains("new Point")
        .contains("new int[]")
        .contains("Integer.valueOf")
        .contains("put together")
        .contains("captures 1")
        .contains("Object p = new Point(n, n);");
    assertThat(drawn("%sites java.util.ArrayList.iterator")).contains("new Itr");
    assertThat(drawn("%sites Point.x")).contains("allocates nothing");
    assertThat(failure("%sites Point.z")).contains("no such method");
    assertThat(failure("%sites bussy")).contains("did you mean busy?");
    assertThat(failure("%sites")).contains("needs a method");
  }

  @Test
  void listsWhatIsLiveAndWhoAskedForIt() {
    session.run("var leaky = HeapAllocator.open();\nleaky.allocate(48, 8);", output);
    assertThat(drawn("%leaks")).contains("HeapAllocator").contains("line 2").contains("48 B");
    assertThat(failure("%leaks now")).contains("takes nothing");
  }

  @Test
  void explainsEachMagic() {
    assertThat(bundle("%help").plain())
        .contains("%%steps", "%layout T", "%sites T.m", "%leaks", "view.before(a)");
  }
}
