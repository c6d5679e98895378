import java.lang.foreign.MemorySegment;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

class OrderBook {
  private final MemorySegment block;
  private int free = -1;          // the slot freed last, or -1
  private int used;               // how many slots were ever used
  private int live;

  OrderBook(MemorySegment block) {
    this.block = block;
  }

  int live() {
    return live;
  }

  long tryAdd(long price, long quantity) {
    int slot = free;
    if (slot >= 0) {
      free = block.get(JAVA_INT, 24L * slot + 20);
    } else if (24L * (used + 1) <= block.byteSize()) {
      slot = used++;
      block.set(JAVA_INT, 24L * slot + 16, 0);
    } else {
      return -1;
    }
    long at = 24L * slot;
    block.set(JAVA_LONG, at, price);
    block.set(JAVA_LONG, at + 8, quantity);
    live++;
    return (long) block.get(JAVA_INT, at + 16) << 16 | slot;
  }

  long find(long handle) {
    long slot = handle & 0xffff;
    long at = 24 * slot;
    boolean good =
        at < block.byteSize()
            && (slot >= used || block.get(JAVA_INT, at + 16) == handle >> 16)
            && block.get(JAVA_LONG, at + 8) > 0;
    return good ? at : -1;
  }

  boolean release(long handle) {
    long at = find(handle);
    if (at < 0) {
      return false;
    }
    block.set(JAVA_LONG, at + 8, 0);
    block.set(JAVA_INT, at + 16, block.get(JAVA_INT, at + 16) + 1);
    block.set(JAVA_INT, at + 20, free);
    free = (int) (at / 24);
    live--;
    return true;
  }
}
