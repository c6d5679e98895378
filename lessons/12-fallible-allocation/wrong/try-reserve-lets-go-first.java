import java.lang.foreign.MemorySegment;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

class Readings {
  private final Allocator allocator;
  private MemorySegment room = MemorySegment.NULL;     // no bytes yet
  private long size;

  Readings(Allocator allocator) {
    this.allocator = allocator;
  }

  boolean tryReserve(long more) {
    if (more > Long.MAX_VALUE / 8 - size) {
      return false;
    }
    long needed = size + more;
    if (needed <= capacity()) {
      return true;
    }
    MemorySegment old = room;
    room = MemorySegment.NULL;
    return switch (allocator.tryAllocate(needed * 8, 8)) {
      case Outcome.Granted(MemorySegment larger) -> {
        MemorySegment.copy(old, 0, larger, 0, size * 8);
        if (old.byteSize() > 0) {
          allocator.release(old);
        }
        room = larger;
        yield true;
      }
      case Outcome.Refusal _ -> false;
    };
  }

  boolean tryAdd(long value) {
    if (size == capacity() && !tryReserve(Math.max(1, size))) {
      return false;
    }
    room.setAtIndex(JAVA_LONG, size, value);
    size++;
    return true;
  }

  long get(long index) { return room.getAtIndex(JAVA_LONG, Objects.checkIndex(index, size)); }
  long size() { return size; }
  long capacity() { return room.byteSize() / 8; }
}
