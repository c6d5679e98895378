package metamemory.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Cuts what is printed where it would drown the reader's notebook: a line after a mebibyte, a cell
/// after 32. Each cut says so in its place.
final class LineLimit {
  /// The longest line that is shown whole, in bytes of UTF-8.
  static final int LINE_BYTES = 1 << 20;

  /// The most that one cell shows of one stream, in bytes of UTF-8.
  static final int CELL_BYTES = 32 << 20;

  private static final byte[] LINE_CUT =
      note(" … [cut: this line is longer than %,d bytes]", LINE_BYTES);
  private static final byte[] CELL_CUT =
      note(
          "%n… [cut: this cell printed more than %,d bytes; print less, or into a file]%n",
          CELL_BYTES);

  private int lineBytes;
  private int cellBytes;
  private boolean lineIsCut;

  /// Where the rest goes.
  interface Sink {
    void write(byte[] bytes, int from, int length);
  }

  private static byte[] note(String text, int limit) {
    return String.format(Locale.ROOT, text, limit).getBytes(StandardCharsets.UTF_8);
  }

  /// Another cell prints from now on.
  void beginCell() {
    lineBytes = 0;
    cellBytes = 0;
    lineIsCut = false;
  }

  void write(byte[] bytes, int from, int length, Sink sink) {
    int at = from;
    int end = from + length;
    while (at < end && cellBytes < CELL_BYTES) {
      int lineEnd = lineEnd(bytes, at, end);
      writePart(bytes, at, lineEnd, sink);
      at = lineEnd;
    }
  }

  /// Writes a part of one line, its line end included where it is there.
  private void writePart(byte[] bytes, int from, int to, Sink sink) {
    boolean ends = bytes[to - 1] == '\n';
    int text = ends ? to - 1 : to;
    if (!lineIsCut) {
      int fits = Math.min(text - from, LINE_BYTES - lineBytes);
      if (fits < text - from) {
        pass(bytes, from, wholeCharacters(bytes, from, from + fits), sink);
        sink.write(LINE_CUT, 0, LINE_CUT.length);
        lineIsCut = true;
      } else {
        pass(bytes, from, to, sink);
      }
    } else if (ends) {
      pass(bytes, text, to, sink);
    }
    if (ends) {
      lineBytes = 0;
      lineIsCut = false;
    } else if (!lineIsCut) {
      lineBytes += text - from;
    }
  }

  private void pass(byte[] bytes, int from, int to, Sink sink) {
    sink.write(bytes, from, to - from);
    cellBytes += to - from;
    if (cellBytes >= CELL_BYTES) {
      sink.write(CELL_CUT, 0, CELL_CUT.length);
    }
  }

  private static int lineEnd(byte[] bytes, int from, int end) {
    for (int i = from; i < end; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return end;
  }

  /// The last place up to `to` that is not within a character.
  private static int wholeCharacters(byte[] bytes, int from, int to) {
    int at = to;
    while (at > from && (bytes[at] & 0xC0) == 0x80) {
      at--;
    }
    return at;
  }
}
