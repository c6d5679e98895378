import java.lang.foreign.MemorySegment;
import java.util.function.ToIntFunction;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

long energy(Allocator memory, ToIntFunction<MemorySegment> tape) {
  long energy = 0;
  MemorySegment buffer = null;
  try {
    for (int byteSize; (byteSize = tape.applyAsInt(buffer = memory.allocate(4_096, 2))) > 0; ) {
      for (long at = 0; at < byteSize; at += 2) {
        long sample = buffer.get(JAVA_SHORT, at);
        energy += sample * sample;
      }
    }
    return energy;
  } finally {
    memory.release(buffer);
  }
}
