package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import metamemory.Allocator;
import metamemory.FailingAllocator;
import metamemory.HeapAllocator;
import metamemory.grade.Answer;
import metamemory.grade.Budget;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `TickEngine`: the whole engine, and its budget.
final class TickEngineExercise {
  private static final long MOST_BYTES = 256 * 1024;
  private static final int DAY_BYTES = 1 << 20;
  private static final String REFUSED = "AllocationRefusedException";

  interface TickEngine {
    long tick(MemorySegment feed, long from);

    long traded();

    long late();

    int live();

    long medians();

    void close();
  }

  private final HeapAllocator memory = HeapAllocator.open(null);

  @AfterEach
  void closeMemory() {
    memory.close();
  }

  @Test
  @Order(1)
  @DisplayName("trades, cancels and counts late messages")
  void tradesAndCancels() {
    Exchange exchange = new Exchange(new SplittableRandom(1));
    int first = exchange.add(9_950, 100);
    int second = exchange.add(9_990, 7);
    long gone = exchange.handle(second);
    exchange.trade(first, 40);
    exchange.cancel(second);
    exchange.late(gone);
    exchange.tick();
    reports(exchange, "two orders, 40 pieces traded at 9950, one cancelled, one late message");
  }

  @Test
  @Order(2)
  @DisplayName("an order without pieces is gone, and its slot used again")
  void usesSlotsAgain() {
    Exchange exchange = new Exchange(new SplittableRandom(1));
    int slot = exchange.add(9_950, 100);
    long gone = exchange.handle(slot);
    exchange.trade(slot, 100);
    exchange.add(9_990, 7);
    exchange.late(gone);
    exchange.trade(slot, 7);
    exchange.tick();
    reports(exchange, "all 100 pieces traded, a new order in the slot, one late message");
  }

  @Test
  @Order(3)
  @DisplayName("adds up the medians of the ticks")
  void addsUpMedians() {
    Exchange exchange = new Exchange(new SplittableRandom(1));
    long[][] ticks = {{9_990, 9_910, 9_950}, {9_980, 9_920}, {}, {9_930}};
    for (long[] prices : ticks) {
      for (long price : prices) {
        exchange.trade(exchange.add(price, 2), 1);
      }
      exchange.tick();
    }
    reports(exchange, "ticks with medians 9950, 9920, none and 9930");
  }

  @Test
  @Order(4)
  @Points(2)
  @DisplayName("reports right totals for 1 MiB of trading")
  void reportsADay() {
    reports(new Exchange(new SplittableRandom(14)).play(DAY_BYTES), "a day of 1 MiB");
  }

  @Test
  @Order(5)
  @DisplayName("takes no heap bytes for a tick, once it is warm")
  void takesNoHeapBytes() {
    MemorySegment day = new Exchange(new SplittableRandom(5)).play(200_000).feed();
    TickEngine engine = Answer.make(TickEngine.class, memory);
    long[] at = {0};
    Budget.warm(40, () -> at[0] = engine.tick(day, at[0]))
        .as("one tick, after 40 others")
        .heapBytesAtMost(0);
    engine.close();
  }

  @Test
  @Order(6)
  @DisplayName("fits into 256 KiB")
  void fitsIntoItsCap() {
    Exchange exchange = new Exchange(new SplittableRandom(6)).play(DAY_BYTES);
    TickEngine engine = Answer.make(TickEngine.class, memory);
    run(engine, exchange.feed());
    engine.close();
    assertThat(Math.max(memory.usage().peakBytes(), MOST_BYTES))
        .as("live bytes at the peak of a day of 1 MiB; 262,144 B are allowed")
        .isEqualTo(MOST_BYTES);
  }

  @Test
  @Order(7)
  @DisplayName("frees everything when it is closed")
  void freesEverything() {
    TickEngine engine = Answer.make(TickEngine.class, memory);
    run(engine, new Exchange(new SplittableRandom(7)).play(50_000).feed());
    engine.close();
    assertThat(memory.usage().liveBlocks()).as("live blocks after close()").isZero();
  }

  @Test
  @Order(8)
  @DisplayName("survives every refusal")
  void survivesEveryRefusal() {
    MemorySegment day = new Exchange(new SplittableRandom(8)).play(20_000).feed();
    for (int call = 1; ; call++) {
      FailingAllocator failing = FailingAllocator.atCall(memory, call);
      String ending = Thrown.by(() -> runAndClose(failing, day));
      if (failing.failures() == 0) {
        assertThat(call > 1).as("an engine asks the allocator for its memory").isTrue();
        return;
      }
      assertThat(ending.equals(Thrown.NOTHING) ? REFUSED : ending)
          .as("what comes out when request %d is refused", call)
          .isEqualTo(REFUSED);
      assertThat(memory.usage().liveBlocks())
          .as("live blocks, after request %d was refused", call)
          .isZero();
    }
  }

  @Test
  @Order(9)
  @Hidden
  @DisplayName("is right on other days, two engines beside each other")
  void isRightOnOtherDays() {
    Exchange one = new Exchange(Answer.random()).play(100_000);
    Exchange other = new Exchange(new SplittableRandom(99)).play(100_000);
    TickEngine first = Answer.make(TickEngine.class, memory);
    TickEngine second = Answer.make(TickEngine.class, memory);
    run(first, one.feed());
    run(second, other.feed());
    assertThat(report(first)).as("the report of the first of two engines").isEqualTo(one.report());
    assertThat(report(second)).as("the report of the second").isEqualTo(other.report());
    first.close();
    second.close();
  }

  private void reports(Exchange exchange, String what) {
    TickEngine engine = Answer.make(TickEngine.class, memory);
    run(engine, exchange.feed());
    Exchange.Report report = report(engine);
    engine.close();
    assertThat(report).as("the report of %s", what).isEqualTo(exchange.report());
  }

  private static Exchange.Report report(TickEngine engine) {
    return new Exchange.Report(engine.traded(), engine.late(), engine.live(), engine.medians());
  }

  private static void run(TickEngine engine, MemorySegment feed) {
    for (long at = 0; at < feed.byteSize(); ) {
      long next = engine.tick(feed, at);
      assertThat(next > at)
          .as("the offset behind the tick that begins at %d lies behind it", at)
          .isTrue();
      at = next;
    }
  }

  private static void runAndClose(Allocator memory, MemorySegment day) {
    TickEngine engine = Answer.make(TickEngine.class, memory);
    try {
      run(engine, day);
    } finally {
      engine.close();
    }
  }
}
