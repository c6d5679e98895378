package metamemory.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/// Takes steps, and notes what is held after each.
final class Growth {
  private Growth() {}

  static CurvePicture of(
      String title, int steps, IntToLongFunction held, @Nullable IntToLongFunction used) {
    if (steps < 0) {
      throw new IllegalArgumentException("steps must be at least 0: steps=" + steps);
    }
    List<CurvePicture.Point> stairs = new ArrayList<>();
    List<CurvePicture.Point> area = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      stairs.add(new CurvePicture.Point(step + 1L, held.applyAsLong(step)));
      if (used != null) {
        area.add(new CurvePicture.Point(step + 1L, used.applyAsLong(step)));
      }
    }
    String facts = title + ": " + summary(stairs, area);
    return used == null
        ? new CurvePicture(
            facts,
            "steps",
            List.of(new CurvePicture.Curve("held", CurvePicture.Style.STAIRS, stairs)),
            List.of())
        : CurvePicture.growth(facts, "steps", area, stairs);
  }

  private static String summary(List<CurvePicture.Point> stairs, List<CurvePicture.Point> area) {
    long growths = 0;
    long copied = 0;
    for (int i = 1; i < stairs.size(); i++) {
      if (stairs.get(i).bytes() > stairs.get(i - 1).bytes()) {
        growths++;
        copied += area.isEmpty() ? 0 : area.get(i - 1).bytes();
      }
    }
    String grew = "grew " + Words.count(growths, "time", "times");
    // Whether it moved or grew in place is not known here.
    return area.isEmpty()
        ? grew
        : grew + ", " + Words.bytes(copied) + " copied if each time it moved";
  }
}
