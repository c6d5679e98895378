package metamemory.exercises;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import metamemory.grade.Answer;
import metamemory.grade.Budget;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `OrderBook`: orders of 24 bytes in a block, behind handles with generations.
final class OrderBookExercise {
  private static final long ONE_GENERATION = 1L << 16;

  interface OrderBook {
    long tryAdd(long price, long quantity);

    long find(long handle);

    boolean release(long handle);

    int live();
  }

  private final Arena confined = Arena.ofConfined();
  private final MemorySegment block = block(4);
  private final OrderBook book = Answer.make(OrderBook.class, block);

  @AfterEach
  void closeArena() {
    confined.close();
  }

  @Test
  @Order(1)
  @DisplayName("adds orders, and finds them in the block")
  void addsAndFinds() {
    adds(9_950, 100, 0, "the first order: slot 0, generation 0");
    adds(9_990, 7, 1, "the second order: slot 1, generation 0");
    holds(0, 9_950, 100);
    holds(1, 9_990, 7);
    assertThat(book.live()).as("live orders").isEqualTo(2);
  }

  @Test
  @Order(2)
  @Points(2)
  @DisplayName("uses the slot freed last, in its next generation")
  void usesTheSlotFreedLast() {
    for (int slot = 0; slot < 3; slot++) {
      adds(9_900 + slot, 10, slot, "an order in a fresh slot");
    }
    releases(0, true, "a live order");
    releases(2, true, "a live order");
    adds(9_999, 1, ONE_GENERATION + 2, "slot 2 was freed last: slot 2, generation 1");
    adds(9_998, 2, ONE_GENERATION, "then slot 0, generation 1");
    adds(9_997, 3, 3, "then slot 3, which was never used");
    holds(ONE_GENERATION + 2, 9_999, 1);
  }

  @Test
  @Order(3)
  @DisplayName("knows a stale handle")
  void knowsAStaleHandle() {
    adds(9_950, 100, 0, "the first order");
    releases(0, true, "a live order");
    notFound(0, "its order was released");
    releases(0, false, "a handle that was released already");
    adds(9_990, 7, ONE_GENERATION, "slot 0, generation 1");
    notFound(0, "its slot holds another order now");
    releases(0, false, "a handle of generation 0, where generation 1 is live");
    holds(ONE_GENERATION, 9_990, 7);
    assertThat(book.live()).as("live orders").isEqualTo(1);
  }

  @Test
  @Order(4)
  @DisplayName("knows a handle that was never given out")
  void knowsAHandleOfNobody() {
    notFound(0, "the book is empty");
    adds(9_950, 100, 0, "the first order");
    notFound(1, "slot 1 was never used");
    notFound(4, "there is no slot 4");
    notFound(65_535, "there is no slot 65,535");
    notFound(ONE_GENERATION, "slot 0 has only had generation 0");
  }

  @Test
  @Order(5)
  @DisplayName("says -1 when it is full")
  void saysWhenItIsFull() {
    for (int slot = 0; slot < 4; slot++) {
      adds(9_900, 1, slot, "an order in a fresh slot");
    }
    adds(9_900, 1, -1, "a fifth order, and four slots");
    assertThat(book.live()).as("live orders").isEqualTo(4);
    releases(1, true, "a live order");
    adds(9_901, 1, ONE_GENERATION + 1, "the slot that was freed");
  }

  @Test
  @Order(6)
  @DisplayName("takes no heap bytes")
  void takesNoHeapBytes() {
    Budget.warm(100, this::aBusyTick)
        .as("a hundred orders added, found and released")
        .heapBytesAtMost(0);
  }

  @Test
  @Order(7)
  @Hidden
  @DisplayName("agrees with a map of orders, over thousands of steps")
  void agreesWithAMap() {
    OrderBook large = Answer.make(OrderBook.class, block(200));
    RandomGenerator random = Answer.random();
    Map<Long, Long> orders = new HashMap<>();
    ArrayDeque<Long> handles = new ArrayDeque<>();
    long stale = -1;
    for (int step = 0; step < 5_000; step++) {
      if (orders.size() < 200 && random.nextBoolean()) {
        long handle = large.tryAdd(9_000 + step, 1);
        assertThat(orders.put(handle, 9_000L + step))
            .as("handle %d, given out anew", handle)
            .isNull();
        handles.add(handle);
      } else if (!handles.isEmpty()) {
        stale = handles.poll();
        assertThat(large.release(stale)).as("release(%d) of a live order", stale).isTrue();
        orders.remove(stale);
      }
      assertThat(large.live()).as("live orders after step %d", step).isEqualTo(orders.size());
      assertThat(large.find(stale)).as("find of a stale handle, in step %d", step).isEqualTo(-1);
    }
    assertThat(orders).as("orders in the end").isNotEmpty();
  }

  private void aBusyTick() {
    for (int i = 0; i < 100; i++) {
      long handle = book.tryAdd(9_950, 10);
      book.find(handle);
      book.release(handle);
    }
  }

  /// A block that is not zeroed.
  private MemorySegment block(int slots) {
    return confined.allocate(24L * slots, 8).fill((byte) 0x7f);
  }

  private void adds(long price, long quantity, long handle, String why) {
    assertThat(book.tryAdd(price, quantity))
        .as("tryAdd(%d, %d): %s", price, quantity, why)
        .isEqualTo(handle);
  }

  private void releases(long handle, boolean expected, String what) {
    assertThat(book.release(handle)).as("release(%d): %s", handle, what).isEqualTo(expected);
  }

  private void notFound(long handle, String why) {
    assertThat(book.find(handle)).as("find(%d): %s", handle, why).isEqualTo(-1);
  }

  private void holds(long handle, long price, long quantity) {
    long at = book.find(handle);
    assertThat(at).as("find(%d): its slot times 24", handle).isEqualTo(24 * (handle & 0xffff));
    assertThat(block.get(JAVA_LONG, at)).as("the price of %d", handle).isEqualTo(price);
    assertThat(block.get(JAVA_LONG, at + 8)).as("the quantity of %d", handle).isEqualTo(quantity);
  }
}
