package metamemory.view;

import java.util.ArrayList;
import java.util.List;

/// Makes few points of many.
final class CurvePoints {
  private CurvePoints() {}

  /// At most so many points: of each stretch the highest, and always the last. A peak is never
  /// lost.
  static List<CurvePicture.Point> thinned(List<CurvePicture.Point> points, int most) {
    if (points.size() <= most) {
      return points;
    }
    List<CurvePicture.Point> kept = new ArrayList<>();
    int stretches = most - 1;
    for (int stretch = 0; stretch < stretches; stretch++) {
      int from = (int) ((long) points.size() * stretch / stretches);
      int to = (int) ((long) points.size() * (stretch + 1) / stretches);
      kept.add(highest(points.subList(from, to)));
    }
    if (!kept.getLast().equals(points.getLast())) {
      kept.add(points.getLast());
    }
    return kept;
  }

  private static CurvePicture.Point highest(List<CurvePicture.Point> points) {
    CurvePicture.Point highest = points.getFirst();
    for (CurvePicture.Point point : points) {
      highest = point.bytes() > highest.bytes() ? point : highest;
    }
    return highest;
  }
}
