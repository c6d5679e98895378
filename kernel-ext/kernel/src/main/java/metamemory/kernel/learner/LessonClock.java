package metamemory.kernel.learner;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import metamemory.kernel.learner.Progress.LessonTime;
import org.jspecify.annotations.Nullable;

/// Adds up how long a lesson is worked on: the time between the runs of its cells. A longer pause
/// is a pause, and counts as nothing.
public final class LessonClock {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final ProgressFile progress;
  private final String lesson;
  private final InstantSource now;
  private @Nullable Instant last;

  /// A clock that starts with the first cell.
  ///
  /// @param progress where the time is kept
  /// @param lesson the lesson's folder; empty when it is not known, then nothing is kept
  /// @param now the time
  public LessonClock(ProgressFile progress, String lesson, InstantSource now) {
    this.progress = progress;
    this.lesson = lesson;
    this.now = now;
  }

  /// A cell was run.
  public void cellRan() {
    if (lesson.isEmpty()) {
      return;
    }
    Instant instant = now.instant();
    long seconds = last == null ? 0 : between(last, instant);
    last = instant;
    progress.update(all -> {
      LessonTime before = all.time(lesson);
      return all.withTime(
          lesson,
          new LessonTime(
              before.seconds() + seconds,
              before.cells() + 1,
              instant.truncatedTo(ChronoUnit.SECONDS).toString()));
    });
  }

  private static long between(Instant from, Instant to) {
    Duration gap = Duration.between(from, to);
    return gap.isNegative() || gap.compareTo(LONGEST_PAUSE) > 0 ? 0 : gap.toSeconds();
  }
}
