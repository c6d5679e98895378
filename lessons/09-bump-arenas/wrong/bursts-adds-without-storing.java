import java.lang.foreign.MemorySegment;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

long total(BumpArena arena, List<long[]> bursts) {
  long sum = 0;
  for (long[] prices : bursts) {
    List<MemorySegment> stored = new ArrayList<>();
    for (long price : prices) {
      sum += price;
    }
    for (MemorySegment block : stored) {
      sum += block.get(JAVA_LONG, 0);
    }
    arena.reset();
  }
  return sum;
}
