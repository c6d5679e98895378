import java.lang.foreign.MemorySegment;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

long total(MemorySegment csv) {
  int total = 0;
  int cents = 0;
  int column = 0;
  for (long at = 0; at < csv.byteSize(); at++) {
    byte letter = csv.get(JAVA_BYTE, at);
    if (letter == '\n') {
      total += cents;
      cents = 0;
      column = 0;
    } else if (letter == ',') {
      column++;
    } else if (column == 2) {
      cents = 10 * cents + letter - '0';
    }
  }
  return total + cents;
}
