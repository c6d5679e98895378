import java.lang.foreign.MemorySegment;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

long total(MemorySegment csv) {
  long total = 0;
  for (String line : new String(csv.toArray(JAVA_BYTE)).split("\n")) {
    if (!line.isEmpty()) {
      total += Long.parseLong(line.split(",")[2]);
    }
  }
  return total;
}
