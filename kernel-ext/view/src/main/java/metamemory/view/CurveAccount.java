package metamemory.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Curves in words.
final class CurveAccount {
  private static final int BARS = 24;
  private static final int WIDTH = 40;

  private CurveAccount() {}

  static Account of(CurvePicture picture) {
    return new Account(
        Words.clean(picture.title(), 60),
        facts(picture),
        List.of(),
        body(picture),
        table(picture),
        description(picture));
  }

  private static List<String> facts(CurvePicture picture) {
    List<String> facts = new ArrayList<>();
    for (CurvePicture.Curve curve : picture.curves()) {
      if (!curve.points().isEmpty()) {
        CurvePicture.Point top = top(curve);
        String when = Words.number(top.at()) + " " + across(picture);
        facts.add(name(curve) + " at most " + Words.bytes(top.bytes()) + " at " + when);
        facts.add(Words.bytes(curve.points().getLast().bytes()) + " at the end");
      }
    }
    return facts;
  }

  static String name(CurvePicture.Curve curve) {
    return Words.clean(curve.name(), 24);
  }

  static String across(CurvePicture picture) {
    return Words.clean(picture.across(), 40);
  }

  private static CurvePicture.Point top(CurvePicture.Curve curve) {
    return curve.points().stream()
        .max(Comparator.comparingLong(CurvePicture.Point::bytes))
        .orElseThrow();
  }

  /// The first curve as bars of letters, one under the other.
  private static String body(CurvePicture picture) {
    if (picture.curves().isEmpty()) {
      return "";
    }
    List<CurvePicture.Point> points =
        CurvePoints.thinned(picture.curves().getFirst().points(), BARS);
    long most = Math.max(1, points.stream().mapToLong(CurvePicture.Point::bytes).max().orElse(1));
    StringBuilder text = new StringBuilder();
    for (CurvePicture.Point point : points) {
      String at = Words.number(point.at());
      text.append(" ".repeat(Math.max(0, 12 - at.length()))).append(at).append(" |");
      text.append("█".repeat((int) Math.round((double) WIDTH * point.bytes() / most)));
      text.append(' ').append(Words.bytes(point.bytes())).append('\n');
    }
    return text.toString();
  }

  private static Table table(CurvePicture picture) {
    List<List<String>> rows = new ArrayList<>();
    for (CurvePicture.Curve curve : picture.curves()) {
      for (CurvePicture.Point point : CurvePoints.thinned(curve.points(), BARS)) {
        rows.add(List.of(name(curve), Words.number(point.at()), Words.bytes(point.bytes())));
      }
    }
    return new Table(List.of("curve", across(picture), "bytes"), List.of(false, true, true), rows);
  }

  private static String description(CurvePicture picture) {
    List<String> names = picture.curves().stream().map(CurveAccount::name).toList();
    return "Bytes over " + across(picture) + ": " + String.join(", ", names) + ".";
  }
}
