package metamemory.count;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;

/// Measures what weaving and counting cost, and prints it. Not a test: run it alone on a quiet
/// machine, in the module's folder, after `mvn test-compile`:
///
/// ```
/// java -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --add-opens java.base/java.lang=ALL-UNNAMED -cp target/classes:target/test-classes metamemory.count.CountingCost [PART OF A ROW'S NAME]…
/// ```
///
/// With the collector of our kernel: with G1, rows came out up to 80 ns a round higher now and
/// then, whether counted or not. Its write barrier at the loops' static fields is suspected, not
/// proved.
///
/// Each row is one loop, each column one way to run it, in classes of its own and interleaved round
/// by round; figures are processor nanoseconds of the thread a round, the least of 11 repetitions
/// after warm-up, and bytes a round on the heap. The loops do nothing but create: real code does
/// something in between, so the ratios are upper bounds. Where calls are measured too, each call of
/// the JDK costs two readings of the thread's record, or without the options above of the VM's
/// counter, which takes ten times as long. Before the compiler steps in, and while the garbage
/// collector works, they differ.
final class CountingCost {
  private static final int ROUNDS = 2_000_000;
  private static final int REPETITIONS = 11;
  private static final int WARM_UPS = 20;

  private record Loop(String name, String body) {}

  private static final Loop[] LOOPS = {
    new Loop("new, escapes", "kept = new P(i);"),
    new Loop("new, does not escape", "sum += new P(i).x();"),
    new Loop("new int[4]", "kept = new int[4];"),
    new Loop("new int[4], does not escape", "int[] a = new int[4]; a[i & 3] = i; sum += a[1];"),
    new Loop("box", "kept = i + 1000;"),
    new Loop("lambda", "int j = i; kept = (IntSupplier) () -> j;"),
    new Loop("\"a\" + i", "kept = \"a\" + i;"),
    new Loop("x + y, 20 chars", "kept = x + y;"),
    new Loop(
        "list.add(box), list kept", "if (list.size() == 1000) list.clear(); list.add(i + 1000);"),
    new Loop("list.add(x), list kept", "if (list.size() == 1000) list.clear(); list.add(three);"),
    new Loop("new ArrayList", "kept = new ArrayList<Integer>();"),
    new Loop(
        "new ArrayList of 10",
        "if (i % 10 == 0) kept = list = new ArrayList<Integer>(); list.add(i + 1000);"),
    new Loop("sb.append(i).toString()", "kept = new StringBuilder().append(i).toString();"),
    new Loop("String.join", "kept = String.join(x, y, x);"),
    new Loop("map.put(box, box)", "map.put(i & 1023, i);"),
    new Loop("creates nothing", "sum += data[i & 1023];"),
    new Loop("creates nothing, calls", "sum += next(sum);"),
  };

  private CountingCost() {}

  /// Prints the table.
  ///
  /// @param arguments parts of the names of the rows to measure, or none for all
  public static void main(String[] arguments) {
    System.out.printf(
        "%-30s %18s %18s %18s %18s %18s%n",
        "ns (bytes)", "unwoven", "off", "on", "calls too", "off again");
    for (Loop loop : LOOPS) {
      if (arguments.length == 0 || Arrays.stream(arguments).anyMatch(loop.name()::contains)) {
        print(loop);
      }
    }
  }

  private static void print(Loop loop) {
    Map<String, byte[]> classFiles = Compiler.compile("Loop", source(loop.body()));
    IntConsumer unwoven = load(classFiles, new WeaveOptions(false, false, false));
    IntConsumer off = load(classFiles, WeaveOptions.ALL);
    IntConsumer toggled = load(classFiles, WeaveOptions.ALL);
    Counters.watch(Thread.currentThread());
    Figure[] columns = new Figure[5];
    columns[0] = measure(unwoven);
    columns[1] = measure(off);
    Counters.on(true);
    columns[2] = measure(toggled);
    Counters.insideCalls(true);
    columns[3] = measure(toggled);
    Counters.insideCalls(false);
    Counters.on(false);
    columns[4] = measure(toggled);
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-30s", loop.name()));
    for (Figure figure : columns) {
      row.append(
          String.format(
              Locale.ROOT,
              " %6.2f x%4.2f %5.1f B",
              figure.nanos(),
              figure.nanos() / columns[0].nanos(),
              figure.bytes()));
    }
    System.out.println(row);
  }

  private record Figure(double nanos, double bytes) {}

  private static Figure measure(IntConsumer loop) {
    for (int i = 0; i < WARM_UPS; i++) {
      loop.accept(ROUNDS);
    }
    double[] nanos = new double[REPETITIONS];
    long bytesBefore = ThreadBytes.ofCurrentThread();
    for (int i = 0; i < REPETITIONS; i++) {
      long start = cpuNanos();
      loop.accept(ROUNDS);
      nanos[i] = (cpuNanos() - start) / (double) ROUNDS;
    }
    double bytes = (ThreadBytes.ofCurrentThread() - bytesBefore) / (double) ROUNDS / REPETITIONS;
    return new Figure(Arrays.stream(nanos).min().orElseThrow(), bytes);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static String source(String body) {
    return """
    import java.util.*; import java.util.function.*;
    public class Loop implements IntConsumer {
      record P(long x) {}
      static Object kept; static int total; static List<Integer> list = new ArrayList<>();
      static Integer three = 3;
      static Map<Integer, Integer> map = new HashMap<>();
      static int[] data = new int[1024];
      static String x = "twelve chars", y = "and 8 ch";
      static int next(int i) { return i * 31 + Math.abs(i); }
      public void accept(int n) {
        int sum = n;
        for (int i = 0; i < n; i++) { %s }
        total += sum;
      }
    }
    """
        .formatted(body);
  }

  private static IntConsumer load(Map<String, byte[]> classFiles, WeaveOptions options) {
    try {
      return Class.forName("Loop", true, new WovenClasses(classFiles, options))
          .asSubclass(IntConsumer.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot be loaded", e);
    }
  }
}
