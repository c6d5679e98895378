// Narrowed, but in the old order, which needs padding.
import static java.lang.foreign.ValueLayout.*;

StructLayout trade() {
  return MemoryLayout.structLayout(
      JAVA_BYTE.withName("side"),
      MemoryLayout.paddingLayout(3),
      JAVA_INT.withName("id"),
      JAVA_BYTE.withName("urgent"),
      MemoryLayout.paddingLayout(3),
      JAVA_INT.withName("cents"),
      JAVA_CHAR.withName("quantity"));
}
