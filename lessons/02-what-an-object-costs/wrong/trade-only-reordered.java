// No padding is left, but id and cents are still 8 bytes.
import static java.lang.foreign.ValueLayout.*;

StructLayout trade() {
  return MemoryLayout.structLayout(
      JAVA_LONG.withName("id"),
      JAVA_LONG.withName("cents"),
      JAVA_CHAR.withName("quantity"),
      JAVA_BYTE.withName("side"),
      JAVA_BYTE.withName("urgent"));
}
