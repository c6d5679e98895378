import java.lang.foreign.MemorySegment;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

long total(BumpArena arena, List<long[]> bursts) {
  long sum = 0;
  for (long[] prices : bursts) {
    List<MemorySegment> stored = new ArrayList<>();
    for (long price : prices) {
      MemorySegment block = arena.allocate(8, 8);
      block.set(JAVA_LONG, 0, price);
      stored.add(block);
    }
    for (MemorySegment block : stored) {
      sum += block.get(JAVA_LONG, 0);
    }
  }
  return sum;
}
