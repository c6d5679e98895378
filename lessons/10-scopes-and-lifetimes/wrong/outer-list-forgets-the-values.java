import java.lang.foreign.MemorySegment;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

class Stops {
  private final Allocator memory;
  private int depth;                       // at which the list was made
  private MemorySegment room;
  private long size;

  Stops(Allocator memory) {
    this.memory = memory;
    depth = memory.usage().depth();
    room = memory.allocate(2 * 8, 8);
  }

  void add(long value) {
    if (size * 8 == room.byteSize()) {
      int now = memory.usage().depth();
      if (now != depth) {
        throw new IllegalStateException(
            "made at depth " + depth + ", and cannot grow at depth " + now);
      }
      room = memory.allocate(2 * room.byteSize(), 8);
    }
    room.setAtIndex(JAVA_LONG, size, value);
    size++;
  }

  long get(long index) { return room.getAtIndex(JAVA_LONG, Objects.checkIndex(index, size)); }
  long size() { return size; }
}
