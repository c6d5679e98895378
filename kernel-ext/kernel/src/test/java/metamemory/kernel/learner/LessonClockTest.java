package metamemory.kernel.learner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import metamemory.kernel.learner.Progress.LessonTime;
import org.junit.jupiter.api.Test;

final class LessonClockTest {
  private final ProgressFile progress = ProgressFile.forgetful();
  private Instant now = Instant.parse("2026-01-02T09:00:00.7Z");

  private void after(LessonClock clock, Duration duration) {
    now = now.plus(duration);
    clock.cellRan();
  }

  @Test
  void addsUpTheTimeBetweenCellsAndLeavesOutPauses() {
    LessonClock clock = new LessonClock(progress, "09-bump-arenas", () -> now);
    clock.cellRan();
    after(clock, Duration.ofSeconds(90));
    after(clock, Duration.ofHours(2));
    after(clock, Duration.ofMinutes(10));
    after(clock, Duration.ofSeconds(-5));

    assertThat(progress.read().time("09-bump-arenas"))
        .isEqualTo(new LessonTime(90 + 600, 5, "2026-01-02T11:11:25Z"));
  }

  @Test
  void keepsNothingForALessonThatIsNotKnown() {
    new LessonClock(progress, "", () -> now).cellRan();

    assertThat(progress.read()).isEqualTo(Progress.NONE);
  }
}
