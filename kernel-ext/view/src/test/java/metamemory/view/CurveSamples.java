package metamemory.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import metamemory.view.CurvePicture.Point;

/// Memory over time.
final class CurveSamples {
  private CurveSamples() {}

  static Map<String, Picture> all() {
    Map<String, Picture> samples = new LinkedHashMap<>();
    samples.put("curve-growth", growth());
    samples.put("curve-peak", peak());
    samples.put("curve-empty", new CurvePicture("Nothing", "events", List.of(), List.of()));
    samples.put("curve-one", CurvePicture.peak("One", "events", List.of(new Point(0, 0))));
    return samples;
  }

  /// A list that doubles, of elements of 8 bytes.
  private static CurvePicture growth() {
    List<Point> used = new ArrayList<>();
    List<Point> held = new ArrayList<>();
    long capacity = 80;
    for (long size = 0; size <= 100; size++) {
      used.add(new Point(size, 8 * size));
      while (capacity < 8 * size) {
        capacity *= 2;
      }
      held.add(new Point(size, capacity));
    }
    return CurvePicture.growth("ArenaList", "elements", used, held);
  }

  private static CurvePicture peak() {
    List<Point> live = new ArrayList<>();
    long bytes = 0;
    for (long event = 0; event < 5_000; event++) {
      bytes = Math.max(0, bytes + (event * 7919 % 97) - (event < 3_000 ? 40 : 60));
      live.add(new Point(event, bytes));
    }
    return CurvePicture.peak("BumpArena", "events", live);
  }
}
