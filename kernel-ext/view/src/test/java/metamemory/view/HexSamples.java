package metamemory.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import metamemory.view.HexPicture.Kind;
import metamemory.view.HexPicture.Range;

/// Bytes with redzones, unwritten, released and damaged ones.
final class HexSamples {
  private HexSamples() {}

  static Map<String, Picture> all() {
    Map<String, Picture> samples = new LinkedHashMap<>();
    samples.put("hex-damaged", damaged());
    samples.put("hex-none", new HexPicture("segment", List.of(), 0, 0, List.of(), List.of()));
    samples.put("hex-long", text());
    return samples;
  }

  static HexPicture damaged() {
    List<Integer> bytes = new ArrayList<>();
    fill(bytes, 16, 0x5a);
    "order 7!".chars().forEach(bytes::add);
    fill(bytes, 16, 0x7f);
    bytes.add(0x21);
    bytes.add(0);
    fill(bytes, 14, 0x5a);
    fill(bytes, 16, 0x6b);
    return new HexPicture(
        "CheckedAllocator",
        List.of("2 bytes behind order were written."),
        0x7f3040001000L,
        72,
        bytes,
        List.of(
            new Range(0, 16, Kind.REDZONE, ""),
            new Range(16, 24, Kind.DATA, "order"),
            new Range(24, 40, Kind.UNWRITTEN, "order"),
            new Range(40, 42, Kind.DAMAGED, ""),
            new Range(42, 56, Kind.REDZONE, ""),
            new Range(56, 72, Kind.RELEASED, "name")));
  }

  private static HexPicture text() {
    List<Integer> bytes = new ArrayList<>();
    "Hello, world! ".repeat(40).chars().forEach(bytes::add);
    return new HexPicture("segment", List.of(), 0x1000, bytes.size(), bytes, List.of());
  }

  private static void fill(List<Integer> bytes, int count, int value) {
    for (int i = 0; i < count; i++) {
      bytes.add(value);
    }
  }
}
