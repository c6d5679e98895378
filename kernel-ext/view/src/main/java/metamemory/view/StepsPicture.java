package metamemory.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened event by event, each with the picture after it: what `%%steps` shows.
///
/// @param title what the steps are of, for example `Cell 7`
/// @param events how many events there were, at least as many as steps
/// @param steps the events that have a picture, in their order
public record StepsPicture(String title, long events, List<Step> steps) implements Picture {
  /// How many steps are drawn; of more, the first and the last ones are.
  public static final int MOST_DRAWN = 24;

  /// Keeps an immutable copy.
  public StepsPicture {
    steps = List.copyOf(steps);
  }

  /// Steps of all events.
  ///
  /// @param title what the steps are of
  /// @param steps the events in their order
  public StepsPicture(String title, List<Step> steps) {
    this(title, steps.size(), steps);
  }

  /// One event.
  ///
  /// @param number which event it is, from 1, or 0 for its place among the steps
  /// @param event what happened, for example `allocated 24 B`
  /// @param site where, for example `cell 7 line 2`, or null
  /// @param after the picture after it
  public record Step(long number, String event, @Nullable String site, Picture after) {
    /// An event whose number is its place.
    ///
    /// @param event what happened
    /// @param site where, or null
    /// @param after the picture after it
    public Step(String event, @Nullable String site, Picture after) {
      this(0, event, site, after);
    }
  }

  /// The number of a step.
  long number(int index) {
    long number = steps.get(index).number();
    return number == 0 ? index + 1 : number;
  }

  /// Whether a step is among those that are drawn.
  boolean isDrawn(int index) {
    return steps.size() <= MOST_DRAWN
        || index < MOST_DRAWN / 2
        || index >= steps.size() - MOST_DRAWN / 2;
  }
}
