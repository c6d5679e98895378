import java.lang.foreign.MemorySegment;
import static java.lang.foreign.ValueLayout.*;

boolean isStart(MemorySegment text, long at) {
  return text.get(JAVA_BYTE, at) != ' ' && (at == 0 || text.get(JAVA_BYTE, at - 1) == ' ');
}

MemorySegment wordStarts(MemorySegment text, Allocator allocator) {
  List<Integer> found = new ArrayList<>();
  for (long at = 0; at < text.byteSize(); at++) {
    if (isStart(text, at)) {
      found.add((int) at);
    }
  }
  MemorySegment starts = allocator.allocate(4L * found.size(), 4);
  for (int next = 0; next < found.size(); next++) {
    starts.setAtIndex(JAVA_INT, next, found.get(next));
  }
  return starts;
}
