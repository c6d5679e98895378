package metamemory.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How many bytes were live after each event, in at most 256 points: when they are full, every two
/// neighbours become the higher one, so that a peak is never lost.
final class LiveCurve {
  private static final int MOST = 256;

  private long[] events = new long[0];
  private long[] bytes = new long[0];
  private int size;

  void add(long event, long liveBytes) {
    if (size == MOST) {
      halve();
    }
    if (size == events.length) {
      int length = Math.min(MOST, Math.max(16, 2 * size));
      events = Arrays.copyOf(events, length);
      bytes = Arrays.copyOf(bytes, length);
    }
    events[size] = event;
    bytes[size] = liveBytes;
    size++;
  }

  private void halve() {
    for (int i = 0; i < MOST / 2; i++) {
      int higher = bytes[2 * i] > bytes[2 * i + 1] ? 2 * i : 2 * i + 1;
      events[i] = events[higher];
      bytes[i] = bytes[higher];
    }
    size = MOST / 2;
  }

  List<CurvePicture.Point> points() {
    List<CurvePicture.Point> points = new ArrayList<>();
    points.add(new CurvePicture.Point(0, 0));
    for (int i = 0; i < size; i++) {
      points.add(new CurvePicture.Point(events[i], bytes[i]));
    }
    return points;
  }
}
