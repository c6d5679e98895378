package metamemory.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened event by event, each with the picture after it: what `%%steps` shows.
///
/// @param title what the steps are of, for example `Cell 7`
/// @param steps the events in their order
public record StepsPicture(String title, List<Step> steps) implements Picture {
  /// How many steps are drawn; of more, the first and the last ones are.
  public static final int MOST_DRAWN = 24;

  /// Keeps an immutable copy.
  public StepsPicture {
    steps = List.copyOf(steps);
  }

  /// One event.
  ///
  /// @param event what happened, for example `allocated 24 B`
  /// @param site where, for example `cell 7 line 2`, or null
  /// @param after the picture after it
  public record Step(String event, @Nullable String site, Picture after) {}

  /// Whether a step is among those that are drawn.
  boolean isDrawn(int index) {
    return steps.size() <= MOST_DRAWN
        || index < MOST_DRAWN / 2
        || index >= steps.size() - MOST_DRAWN / 2;
  }
}
