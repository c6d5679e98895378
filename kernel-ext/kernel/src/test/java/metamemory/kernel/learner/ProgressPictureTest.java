package metamemory.kernel.learner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import metamemory.kernel.learner.Progress.Work;
import metamemory.kernel.learner.ProgressPicture.Box;
import metamemory.kernel.learner.ProgressPicture.Row;
import org.junit.jupiter.api.Test;

final class ProgressPictureTest {
  private static final ProgressPicture PICTURE =
      new ProgressPicture(
          List.of(
              new Row(
                  "06-flatten-a-tree",
                  "Flatten a tree",
                  60,
                  65 * 60,
                  List.of(
                      new Box("nodes", new Work(3, true, 8, 8, 2, true, true)),
                      new Box("clear", new Work(1, false, 5, 8, 1, false, false)),
                      new Box("wide", Work.NONE))),
              new Row("07-generations", "Gen & <rations>", 45, 0, List.of())),
          4,
          1);

  @Test
  void tellsItInText() {
    assertThat(PICTURE.text())
        .isEqualTo(
            """
            Your progress: 1 of 3 exercises passed · 3 hints · 1 h 5 min · 1 of 4 guesses right

            06  Flatten a tree   [✓][…][ ]  65 of 60 min, 3 hints
                nodes: passed, 3 attempts, 2 hints, solution seen
                clear: best 5 of 8 points, 1 attempt, 1 hint
            07  Gen & <rations>             0 of 45 min

            [✓] passed  […] tried  [ ] not tried
            """);
  }

  @Test
  void theDrawingSaysTheSame() {
    assertThat(PICTURE.svg())
        .startsWith("<svg ")
        .contains("<title>Your progress: 1 of 3 exercises passed · 3 hints")
        .contains("<desc>06  Flatten a tree: 1 of 3 passed, 65 of 60 min, 3 hints. 07")
        .contains("<title>nodes: passed, 3 attempts, 2 hints, solution seen</title>")
        .contains("Gen &amp; &lt;rations&gt;")
        .doesNotContain("<rations>")
        .doesNotContainPattern("<script|<style|class=|id=|style=|url\\(#");
  }

  @Test
  void anUnknownPackHasNoRows() {
    assertThat(new ProgressPicture(List.of(), 0, 0).headline())
        .isEqualTo("0 of 0 exercises passed · 0 hints · 0 min");
    assertThat(new ProgressPicture(List.of(), 0, 0).svg()).contains("There are no lessons.");
  }
}
