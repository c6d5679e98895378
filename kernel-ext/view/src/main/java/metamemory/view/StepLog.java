package metamemory.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The events since it was begun, each with the picture after it: the first 23, and the very last.
/// A picture takes time in proportion to what is live, so there is none for each of a million
/// events.
final class StepLog {
  private static final int MOST_FIRST = StepsPicture.MOST_DRAWN - 1;

  private final List<StepsPicture.Step> first = new ArrayList<>();
  private final Thread thread = Thread.currentThread();
  private long count;
  private String lastEvent = "";
  private @Nullable String lastSite;
  private Supplier<@Nullable Picture> lastPicture = () -> null;

  /// Whether an event of this thread is to be kept.
  @SuppressWarnings("ReferenceEquality") // a thread equals itself only
  boolean isFor(Thread other) {
    return thread == other;
  }

  void add(String event, @Nullable String site, Supplier<@Nullable Picture> after) {
    count++;
    if (first.size() < MOST_FIRST) {
      Picture picture = after.get();
      if (picture != null) {
        first.add(new StepsPicture.Step(event, site, picture));
      }
    } else {
      lastEvent = event;
      lastSite = site;
      lastPicture = after;
    }
  }

  StepsPicture picture(String title) {
    List<StepsPicture.Step> steps = new ArrayList<>(first);
    Picture last = lastPicture.get();
    if (last != null) {
      long between = count - MOST_FIRST - 1;
      String skipped =
          between > 0 ? "after " + Words.count(between, "event", "events") + " more: " : "";
      steps.add(new StepsPicture.Step(skipped + lastEvent, lastSite, last));
    }
    return new StepsPicture(title, steps);
  }
}
