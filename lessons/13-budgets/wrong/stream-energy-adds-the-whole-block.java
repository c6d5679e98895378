import java.lang.foreign.MemorySegment;
import java.util.function.ToIntFunction;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

long energy(Allocator memory, ToIntFunction<MemorySegment> tape) {
  MemorySegment buffer = memory.allocate(64 * 1024, 2);
  try {
    long energy = 0;
    for (int byteSize; (byteSize = tape.applyAsInt(buffer)) > 0; ) {
      for (long at = 0; at < buffer.byteSize(); at += 2) {
        long sample = buffer.get(JAVA_SHORT, at);
        energy += sample * sample;
      }
    }
    return energy;
  } finally {
    memory.release(buffer);
  }
}
