import java.lang.foreign.MemorySegment;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

class Fences {
  static final byte ZONE = 0x5a;

  private final MemorySegment memory;
  private final List<Long> zones = new ArrayList<>();      // where each zone begins
  private long position;

  Fences(MemorySegment memory) {
    this.memory = memory;
  }

  long allocate(long byteSize) {
    if (byteSize > memory.byteSize() - position - 16) {
      return -1;
    }
    long start = position + 8;
    paint(position);
    paint(start + byteSize);
    position = start + byteSize + 8;
    return start;
  }

  long firstDamage() {
    for (long zone : zones) {
      for (long at = zone; at < zone + 8; at++) {
        if (memory.get(JAVA_BYTE, at) != ZONE) {
          return at;
        }
      }
    }
    return -1;
  }

  void paint(long zone) {
    memory.asSlice(zone, 8).fill(ZONE);
    zones.add(zone);
  }
}
