package metamemory.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metamemory.BumpArena;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepLogTest {
  private static final Pattern SKIPPED = Pattern.compile("([\\d,]+) [a-z]+(?=,|:)");

  private int drawn;

  private Picture picture() {
    drawn++;
    return new LazyPicture("A", 1, 1, 1, 1);
  }

  private StepsPicture steps(int events) {
    StepLog log = new StepLog();
    for (int i = 1; i <= events; i++) {
      log.add("A", i == 700 ? "refused: it is full" : "allocated " + i + " B", null, this::picture);
    }
    return log.picture("Cell 1");
  }

  @Test
  void fewEventsAreAllDrawn() {
    StepsPicture picture = steps(19);
    assertThat(picture.steps()).hasSize(19);
    assertThat(picture.steps().getLast().event()).isEqualTo("A allocated 19 B");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 25, 100, 1_000, 12_345, 1_000_000})
  void manyAreDrawnAtEvenDistancesAndNoneIsForgotten(int events) {
    StepsPicture picture = steps(events);
    List<StepsPicture.Step> steps = picture.steps();
    assertThat(steps).hasSizeBetween(14, StepsPicture.MOST_DRAWN);
    assertThat(picture.events()).isEqualTo(events);
    assertThat(steps.getLast().number()).isEqualTo(events);
    long largestGap = 0;
    for (int i = 1; i < steps.size(); i++) {
      long gap = steps.get(i).number() - steps.get(i - 1).number();
      assertThat(skipped(steps.get(i))).isEqualTo(gap - 1);
      largestGap = Math.max(largestGap, gap);
    }
    assertThat(largestGap).isLessThanOrEqualTo(1 + events / 4);
  }

  @Test
  void theFirstOfAnotherKindIsAlwaysDrawn() {
    assertThat(steps(100_000).steps())
        .anySatisfy(step -> assertThat(step.event()).endsWith("A refused: it is full"));
  }

  @Test
  void aMillionEventsNeedFewPictures() {
    steps(1_000_000);
    assertThat(drawn).isLessThan(200);
  }

  @Test
  void stepsOfARealArenaTellTheirNumbers() {
    Recorder recorder = new Recorder(() -> "cell 1 line 1");
    recorder.beginSteps();
    try (BumpArena arena = BumpArena.open(1 << 16, recorder)) {
      for (int i = 0; i < 1_000; i++) {
        arena.allocate(8, 8);
      }
      arena.reset();
    }
    String text = Text.of(recorder.endSteps("Cell 1"));
    assertThat(text)
        .contains("1,003 steps", "10. BumpArena allocated 8 B", "BumpArena reset")
        .contains("1,003. BumpArena closed");
  }

  private static long skipped(StepsPicture.Step step) {
    long sum = 0;
    int end = step.event().indexOf(": A ");
    if (step.event().startsWith("after ") && end > 0) {
      Matcher number = SKIPPED.matcher(step.event().substring(0, end + 1));
      while (number.find()) {
        sum += Long.parseLong(number.group(1).replace(",", ""));
      }
    }
    return sum;
  }
}
