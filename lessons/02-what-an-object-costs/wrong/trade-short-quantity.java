// A short ends at 32,767, and 60,000 comes out negative.
import static java.lang.foreign.ValueLayout.*;

StructLayout trade() {
  return MemoryLayout.structLayout(
      JAVA_INT.withName("id"),
      JAVA_INT.withName("cents"),
      JAVA_SHORT.withName("quantity"),
      JAVA_BYTE.withName("side"),
      JAVA_BYTE.withName("urgent"));
}
