package metamemory.view;

import java.util.Comparator;
import java.util.List;

/// How amounts of memory changed over time: a growth staircase, a peak curve.
///
/// @param title what it is a picture of
/// @param across what is counted from left to right, for example `allocations`
/// @param curves the curves, the most important first; at most 4 are drawn
/// @param marks places worth pointing at; at most 4 are drawn
public record CurvePicture(String title, String across, List<Curve> curves, List<Point> marks)
    implements Picture {
  /// Keeps immutable copies.
  public CurvePicture {
    curves = List.copyOf(curves);
    marks = List.copyOf(marks);
  }

  /// How a growing structure takes more memory than it uses, step by step.
  ///
  /// @param title what grows, for example `ArrayList`
  /// @param across what is counted from left to right, for example `elements`
  /// @param used what was used after each step
  /// @param reserved what was held after each step
  /// @return the staircase, with what is used beneath it
  public static CurvePicture growth(
      String title, String across, List<Point> used, List<Point> reserved) {
    Curve stairs = new Curve("held", Style.STAIRS, reserved);
    return new CurvePicture(
        title, across, List.of(new Curve("used", Style.AREA, used), stairs), List.of());
  }

  /// How much was live, with the peak marked.
  ///
  /// @param title what it is measured of
  /// @param across what is counted from left to right, for example `events`
  /// @param live what was live after each step
  /// @return the curve
  public static CurvePicture peak(String title, String across, List<Point> live) {
    List<Point> peak = live.stream().max(Comparator.comparingLong(Point::bytes)).stream().toList();
    return new CurvePicture(title, across, List.of(new Curve("live", Style.AREA, live)), peak);
  }

  /// One curve.
  ///
  /// @param name what it is the amount of
  /// @param style how it is drawn
  /// @param points from left to right
  public record Curve(String name, Style style, List<Point> points) {
    /// Keeps an immutable copy.
    public Curve {
      points = List.copyOf(points);
    }
  }

  /// A moment and an amount.
  ///
  /// @param at how many of what is counted from left to right, at least 0
  /// @param bytes how many bytes then, at least 0
  public record Point(long at, long bytes) {}

  /// How a curve is drawn.
  public enum Style {
    /// Filled down to zero; it changes at each point and stays until the next.
    AREA,
    /// A line that changes at each point and stays until the next.
    STAIRS,
    /// A dashed line from point to point.
    LINE
  }
}
