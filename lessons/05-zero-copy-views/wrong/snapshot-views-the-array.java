import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

class Snapshot implements AutoCloseable {
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment memory;

  Snapshot(byte[] bytes) {
    memory = MemorySegment.ofArray(bytes);
  }

  MemorySegment view(long offset, long byteSize) {
    return memory.asSlice(offset, byteSize).asReadOnly();
  }

  @Override
  public void close() {
    arena.close();
  }
}
