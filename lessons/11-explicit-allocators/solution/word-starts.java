import java.lang.foreign.MemorySegment;
import static java.lang.foreign.ValueLayout.*;

boolean isStart(MemorySegment text, long at) {
  return text.get(JAVA_BYTE, at) != ' ' && (at == 0 || text.get(JAVA_BYTE, at - 1) == ' ');
}

MemorySegment wordStarts(MemorySegment text, Allocator allocator) {
  long count = 0;
  for (long at = 0; at < text.byteSize(); at++) {
    count += isStart(text, at) ? 1 : 0;
  }
  MemorySegment starts = allocator.allocate(4 * count, 4);
  long next = 0;
  for (long at = 0; at < text.byteSize(); at++) {
    if (isStart(text, at)) {
      starts.setAtIndex(JAVA_INT, next, (int) at);
      next++;
    }
  }
  return starts;
}
