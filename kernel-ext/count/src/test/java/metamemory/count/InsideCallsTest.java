package metamemory.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public class InsideCallsTest {
  /// By then the JDK's classes are loaded and its call sites linked.
  private static final int WARM = 4;

  private static boolean isCalled;

  @SuppressWarnings("UnusedVariable") // written to, so that it is made
  private static @Nullable Object kept;

  @BeforeEach
  void measure() {
    Counters.watch(Thread.currentThread());
    Counters.on(true);
    Counters.insideCalls(true);
  }

  @AfterEach
  void measureNoMore() {
    Counters.insideCalls(false);
    Counters.on(false);
  }

  @Test
  void addingToAListIsNoRiddle() {
    assertThat(
            inside(
                """
                var list = new ArrayList<Object>();
                Object x = "x";
                list.add(x);
                list.add(x);
                """))
        .containsExactly(Map.entry(3, array(10)));
  }

  @Test
  void theTableAndTheNodeOfAMap() {
    long node = ObjectSizes.of(Map.entry(1, 2)) + 8;
    assertThat(
            inside(
                """
                var map = new HashMap<String, int[]>();
                map.computeIfAbsent("k", k -> new int[1_000]);
                """))
        .containsExactly(Map.entry(2, array(16) + node));
  }

  @Test
  void aTextMadeByTheJdkIsMeasuredToTheByte() {
    assertThat(inside("String a = \"abc\";\nvar b = a.repeat(1_000);"))
        .containsExactly(Map.entry(2, string(3_000)));
  }

  @Test
  void whatIsCalledBackBelongsToItsOwnLines() {
    assertThat(
            inside(
                """
                List.of(1, 2, 3).forEach(i -> {
                  var own = new long[100];
                  var theirs = "x".repeat(1_000);
                });
                """))
        .containsOnlyKeys(1, 3)
        .containsEntry(3, 3 * string(1_000))
        .satisfies(lines -> assertThat(lines.get(1)).isLessThan(200));
  }

  @Test
  void aCallThatThrowsHasEndedWhereItIsCaught() {
    assertThat(
            inside(
                """
                try {
                  Integer.parseInt("x");
                } catch (NumberFormatException e) {
                  var own = new long[100_000];
                }
                var more = new long[100_000];
                """))
        .containsOnlyKeys(2)
        .satisfies(lines -> assertThat(lines.get(2)).isBetween(64L, 20_000L));
  }

  @Test
  void anExceptionThroughSeveralMethodsLeavesNoCallOpen() {
    String members =
        "static void fail() { List.of(1).forEach(i -> { new ArrayList<>().get(i); }); }\n";
    assertThat(
            inside(
                members,
                "try { fail(); } catch (RuntimeException e) {}\nnew long[9_999]" + ".clone();"))
        .doesNotContainKey(3);
  }

  @Test
  void anInheritedMethodIsTheJdks() {
    String members = "static class Mine extends ArrayList<Object> {}\n";
    assertThat(inside(members, "var mine = new Mine();\nmine.add(\"x\");"))
        .containsEntry(3, array(10));
  }

  @Test
  void textOfAnObjectIsMeasuredFromTheSecondTimeOn() {
    String members = "record P(int x) {}\nstatic String text(Object p) {\nreturn \"p\" + p;\n}\n";
    Map<Integer, Long> lines =
        inside(members, "var p = new P(1);\nfor (int i = 0; i < 2; i++) text(p);");
    assertThat(lines).containsKey(3);
  }

  @Test
  void workOfAnotherThreadDoesNotHide() throws Exception {
    Runnable work = runnable("", "var a = \"abc\".repeat(1_000);");
    for (int i = 0; i < WARM; i++) {
      work.run();
    }
    CountSnapshot before = Counters.snapshot();
    Thread thread = new Thread(work);
    thread.start();
    thread.join();
    assertThat(Counters.snapshot().insideSince(before))
        .singleElement()
        .satisfies(inside -> {
          assertThat(inside.bytes()).isGreaterThan(3_000);
          assertThat(inside.elsewhere()).isEqualTo(inside.bytes());
        });
  }

  @Test
  void workOfOurOwnIsLeftOut() {
    Runnable work =
        runnable("", "List.of(1).forEach(i -> metamemory.count.InsideCallsTest.tool());");
    work.run();
    CountSnapshot before = Counters.snapshot();
    work.run();
    assertThat(isCalled).isTrue();
    assertThat(Counters.snapshot().insideSince(before))
        .allSatisfy(inside -> assertThat(inside.bytes()).isLessThan(1_000));
  }

  /// Called by woven code, as an observer is by an allocator.
  public static void tool() {
    int caller = Counters.pause();
    isCalled = caller >= 0;
    kept = new long[100_000];
    Counters.resume(caller);
  }

  @Test
  void eachLineOfAChainHasItsOwnCall() {
    assertThat(inside("var a = \"ab\".repeat(500)\n.repeat(2)\n.repeat(3);"))
        .containsExactly(
            Map.entry(1, string(1_000)), Map.entry(2, string(2_000)), Map.entry(3, string(6_000)));
  }

  @Test
  void measuresInAMethodThatBeganBeforeMeasuring() {
    Counters.insideCalls(false);
    Runnable work =
        runnable(
            "",
            """
            var a = "x".repeat(1_000);
            metamemory.count.InsideCallsTest.measureFromNowOn();
            var b = "x".repeat(2_000);
            """);
    work.run();
    Counters.insideCalls(false);
    CountSnapshot before = Counters.snapshot();
    work.run();
    assertThat(lines(before)).containsExactly(Map.entry(3, string(2_000)));
  }

  /// Called by woven code.
  public static void measureFromNowOn() {
    Counters.insideCalls(true);
  }

  @Test
  void measuresOnWhenAnotherThreadIsWatched() {
    assertThat(
            inside(
                """
                List.of(1).forEach(i -> {
                  var a = "x".repeat(1_000);
                  metamemory.count.InsideCallsTest.watchAnother();
                  var own = new long[10_000];
                  var b = "x".repeat(2_000);
                });
                """))
        .containsEntry(2, string(1_000))
        .containsEntry(5, string(2_000))
        .satisfies(lines -> assertThat(lines.get(1)).isLessThan(200));
  }

  /// Called by woven code.
  public static void watchAnother() {
    Counters.watch(new Thread(() -> {}));
  }

  @Test
  void measuresNothingWhileOff() {
    Runnable work = runnable("", "var a = \"abc\".repeat(1_000);");
    Counters.insideCalls(false);
    CountSnapshot before = Counters.snapshot();
    work.run();
    assertThat(Counters.snapshot().insideSince(before)).isEmpty();
  }

  @Test
  void measuringAllocatesNothing() {
    Runnable work = runnable("", "var a = \"abc\".repeat(1_000); a.isBlank(); a.strip();");
    long on = leastBytes(work);
    Counters.insideCalls(false);
    assertThat(leastBytes(work)).isEqualTo(on);
  }

  private static long leastBytes(Runnable work) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      long before = ThreadBytes.ofCurrentThread();
      work.run();
      least = Math.min(least, ThreadBytes.ofCurrentThread() - before);
    }
    return least;
  }

  private static long string(int length) {
    return ObjectSizes.ofInstance(String.class) + ObjectSizes.ofArray(byte.class, length);
  }

  private static long array(int length) {
    return ObjectSizes.ofArray(Object.class, length);
  }

  private static Map<Integer, Long> inside(String body) {
    return inside("", body);
  }

  /// Line to bytes inside calls, when warm.
  private static Map<Integer, Long> inside(String members, String body) {
    Runnable work = runnable(members, body);
    for (int i = 0; i < WARM; i++) {
      work.run();
    }
    CountSnapshot before = Counters.snapshot();
    work.run();
    return lines(before);
  }

  private static Map<Integer, Long> lines(CountSnapshot before) {
    Map<Integer, Long> lines = new TreeMap<>();
    for (InsideBytes inside : Counters.snapshot().insideSince(before)) {
      lines.merge(inside.site().line(), inside.bytes(), Long::sum);
    }
    return lines;
  }

  private static Runnable runnable(String members, String body) {
    String source =
        "import java.util.*; public class Work implements Runnable { "
            + members
            + "public void run() { "
            + body
            + "\n}}";
    try {
      return WovenClasses.of("Work", source)
          .asSubclass(Runnable.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot be instantiated", e);
    }
  }
}
