import java.lang.foreign.MemorySegment;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

class TickEngine implements AutoCloseable {
  private final Allocator memory;
  private MemorySegment orders;   // 24 B a slot: price, quantity, generation, next free slot
  private MemorySegment trades;   // 8 B each: the prices of this tick's trades
  private int free = -1;
  private int used;
  private int live;
  private long tradeCount;
  private long traded;
  private long late;
  private long medians;
  private long at;                // where we are in the feed

  TickEngine(Allocator memory) {
    this.memory = memory;
    MemorySegment forOrders = memory.allocate(24 * 1_024, 8);
    try {
      trades = memory.allocate(8 * 400, 8);
    } catch (AllocationRefusedException refused) {
      memory.release(forOrders);
      throw refused;
    }
    orders = forOrders;
  }

  long traded() { return traded; }
  long late() { return late; }
  int live() { return live; }
  long medians() { return medians; }

  long tick(MemorySegment feed, long from) {
    at = from;
    tradeCount = 0;
    for (byte kind; (kind = feed.get(JAVA_BYTE, at)) != 'T'; ) {
      at++;
      long first = number(feed);
      long second = number(feed);
      at++;
      if (kind == 'A') {
        add(first, second);
      } else {
        change(kind, first, second);
      }
    }
    medians += median();
    return at + 2;
  }

  private long number(MemorySegment feed) {
    long number = 0;
    for (at++; feed.get(JAVA_BYTE, at) >= '0'; at++) {
      number = 10 * number + feed.get(JAVA_BYTE, at) - '0';
    }
    return number;
  }

  private void add(long price, long quantity) {
    int slot = free;
    if (slot >= 0) {
      free = orders.get(JAVA_INT, 24L * slot + 20);
    } else {
      slot = used++;
      orders.set(JAVA_INT, 24L * slot + 16, 0);
    }
    orders.set(JAVA_LONG, 24L * slot, price);
    orders.set(JAVA_LONG, 24L * slot + 8, quantity);
    live++;
  }

  private void change(byte kind, long handle, long pieces) {
    long slot = handle & 0xffff;
    long order = 24 * slot;
    if (slot >= used
        || orders.get(JAVA_INT, order + 16) != handle >> 16
        || orders.get(JAVA_LONG, order + 8) == 0) {
      late++;
      return;
    }
    long left = kind == 'C' ? 0 : orders.get(JAVA_LONG, order + 8) - pieces;
    if (kind == 'E') {
      long price = orders.get(JAVA_LONG, order);
      traded += price * pieces;
      trades.setAtIndex(JAVA_LONG, tradeCount++, price);
    }
    orders.set(JAVA_LONG, order + 8, left);
    if (left == 0) {
      orders.set(JAVA_INT, order + 16, (int) (handle >> 16) + 1);
      orders.set(JAVA_INT, order + 20, free);
      free = (int) slot;
      live--;
    }
  }

  /// The middle one of this tick's prices, or 0; sorts them where they lie.
  private long median() {
    for (long i = 1; i < tradeCount; i++) {
      long price = trades.getAtIndex(JAVA_LONG, i);
      long place = i;
      for (; place > 0 && trades.getAtIndex(JAVA_LONG, place - 1) > price; place--) {
        trades.setAtIndex(JAVA_LONG, place, trades.getAtIndex(JAVA_LONG, place - 1));
      }
      trades.setAtIndex(JAVA_LONG, place, price);
    }
    return tradeCount == 0 ? 0 : trades.getAtIndex(JAVA_LONG, (tradeCount - 1) / 2);
  }

  @Override
  public void close() {
    memory.release(trades);
    memory.release(orders);
  }
}
