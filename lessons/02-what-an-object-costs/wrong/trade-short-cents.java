// Two bytes hold no price of a million.
import static java.lang.foreign.ValueLayout.*;

StructLayout trade() {
  return MemoryLayout.structLayout(
      JAVA_INT.withName("id"),
      JAVA_SHORT.withName("cents"),
      JAVA_CHAR.withName("quantity"),
      JAVA_BYTE.withName("side"),
      JAVA_BYTE.withName("urgent"));
}
