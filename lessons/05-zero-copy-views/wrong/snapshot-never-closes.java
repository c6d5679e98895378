import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

class Snapshot implements AutoCloseable {
  private final Arena arena = Arena.ofAuto();
  private final MemorySegment memory;

  Snapshot(byte[] bytes) {
    memory = arena.allocateFrom(JAVA_BYTE, bytes);
  }

  MemorySegment view(long offset, long byteSize) {
    return memory.asSlice(offset, byteSize).asReadOnly();
  }

  @Override
  public void close() {
  }
}
