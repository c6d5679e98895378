package metamemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What a long session costs. `-Dmetamemory.rounds=2000` makes it as long as a day's work: the heap
/// must then, too, be within 50 MiB of the start; what a warm cell takes is printed, since times
/// are not asserted.
final class LongSessionTest {
  private static final int ROUNDS = Integer.getInteger("metamemory.rounds", 150);
  private static final int WARM = 50;
  private static final long MOST_BYTES = ROUNDS < 1_000 ? 15L << 20 : 50L << 20;

  @Test
  void givesBackWhatReplacedCellsHeld() {
    // An open session takes what is printed for a cell's.
    PrintStream out = System.out;
    try (Session session = Session.open(new SessionOptions(Path.of("none"), Path.of(".")))) {
      rounds(session, 0, WARM);
      long first = nanosOfACell(session);
      long before = usedBytes();
      rounds(session, WARM, ROUNDS);
      long grown = usedBytes() - before;
      out.printf(
          "%d rounds of three cells: heap %+.1f MiB; a warm 1 + 1 took %.1f ms, now %.1f ms%n",
          ROUNDS, grown / 1048576.0, first / 1e6, nanosOfACell(session) / 1e6);
      assertThat(grown).isLessThan(MOST_BYTES);
    }
  }

  private static void rounds(Session session, int from, int to) {
    for (int i = from; i < to; i++) {
      run(session, "record Item(int id, byte[] data) { int twice() { return 2 * id; } }");
      run(
          session,
          "var items = new ArrayList<Item>(); items.add(new Item(" + i + ", new byte[100_000]));");
      run(session, "int total = 0; for (var item : items) total += item.twice();\ntotal");
    }
  }

  private static void run(Session session, String cell) {
    assertThat(session.run(cell, new Recorded())).isNotInstanceOf(CellResult.Failed.class);
  }

  private static long nanosOfACell(Session session) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 15; i++) {
      long start = System.nanoTime();
      run(session, "1 + 1");
      least = Math.min(least, System.nanoTime() - start);
    }
    return least;
  }

  private static long usedBytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
