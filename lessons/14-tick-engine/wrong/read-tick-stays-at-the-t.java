import java.lang.foreign.MemorySegment;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

long readTick(MemorySegment feed, long from, BumpArena records) {
  long at = from;
  while (feed.get(JAVA_BYTE, at) != 'T') {
    long record = records.tryOffset(24, 8);
    if (record == BumpArena.REFUSED) {
      return -1;
    }
    records.memory().set(JAVA_LONG, record, feed.get(JAVA_BYTE, at));
    at++;
    for (int field = 1; field <= 2; field++) {
      at++;                                              // the blank
      long number = 0;
      while (feed.get(JAVA_BYTE, at) >= '0') {
        number = 10 * number + feed.get(JAVA_BYTE, at++) - '0';
      }
      records.memory().set(JAVA_LONG, record + 8 * field, number);
    }
    at++;                                                // the line's end
  }
  return at;
}
