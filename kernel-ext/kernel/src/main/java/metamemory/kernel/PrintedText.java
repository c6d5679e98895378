package metamemory.kernel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What was printed and not handed on yet, as runs of one stream each. Not safe for threads.
///
/// The order between the two streams is kept for the first few runs. Beyond them, text joins the
/// last run of its stream: two streams that take turns line by line would otherwise make a message
/// a line, and notebook servers drop what comes faster than a thousand messages a second.
final class PrintedText {
  private static final int MOST_RUNS = 8;

  private final List<Run> runs = new ArrayList<>();
  private final Map<StreamName, LineLimit> limits = new EnumMap<>(StreamName.class);
  private final Map<StreamName, byte[]> halfCharacters = new EnumMap<>(StreamName.class);
  private int byteSize;

  private record Run(StreamName name, ByteArrayOutputStream bytes) {}

  /// Takes text of one stream.
  interface Reader {
    void read(StreamName name, String text);
  }

  PrintedText() {
    for (StreamName name : StreamName.values()) {
      limits.put(name, new LineLimit());
    }
  }

  /// Another cell prints from now on.
  void beginCell() {
    limits.values().forEach(LineLimit::beginCell);
    halfCharacters.clear();
  }

  void write(StreamName name, byte[] bytes, int from, int length) {
    limit(name).write(bytes, from, length, (b, at, count) -> append(name, b, at, count));
  }

  private LineLimit limit(StreamName name) {
    return limits.computeIfAbsent(name, _ -> new LineLimit());
  }

  private void append(StreamName name, byte[] bytes, int from, int length) {
    run(name).bytes().write(bytes, from, length);
    byteSize += length;
  }

  private Run run(StreamName name) {
    boolean orderIsKept = runs.size() < MOST_RUNS;
    for (int i = runs.size() - 1; i >= 0; i--) {
      if (runs.get(i).name() == name) {
        return runs.get(i);
      }
      if (orderIsKept) {
        break;
      }
    }
    Run fresh = new Run(name, new ByteArrayOutputStream());
    byte[] half = halfCharacters.remove(name);
    if (half != null) {
      fresh.bytes().writeBytes(half);
    }
    runs.add(fresh);
    return fresh;
  }

  /// How much there is, in bytes.
  int byteSize() {
    return byteSize;
  }

  /// Hands on all there is, but for the begun character at the end of a stream.
  void takeAll(Reader reader) {
    List<Run> taken = List.copyOf(runs);
    runs.clear();
    byteSize = 0;
    for (Run run : taken) {
      byte[] bytes = run.bytes().toByteArray();
      int whole = wholeCharacters(bytes);
      if (whole < bytes.length) {
        halfCharacters.put(run.name(), java.util.Arrays.copyOfRange(bytes, whole, bytes.length));
      }
      if (whole > 0) {
        reader.read(run.name(), new String(bytes, 0, whole, StandardCharsets.UTF_8));
      }
    }
  }

  /// How many of these bytes are whole UTF-8 characters: a piece may end in the middle of one,
  /// whose rest is still to come.
  private static int wholeCharacters(byte[] bytes) {
    int start = bytes.length - 1;
    while (start > 0 && bytes.length - start < 4 && (bytes[start] & 0xC0) == 0x80) {
      start--;
    }
    if (start < 0 || (bytes[start] & 0x80) == 0) {
      return bytes.length;
    }
    int expected = Integer.numberOfLeadingZeros(~bytes[start] << 24);
    boolean cut = expected >= 2 && expected <= 4 && start + expected > bytes.length;
    return cut ? start : bytes.length;
  }
}
