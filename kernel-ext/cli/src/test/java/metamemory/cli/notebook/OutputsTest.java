package metamemory.cli.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import metamemory.kernel.CellResult;
import metamemory.kernel.MimeBundle;
import metamemory.kernel.StreamName;
import org.junit.jupiter.api.Test;

final class OutputsTest {
  private final Outputs outputs = new Outputs();

  private List<String> shown() {
    return outputs.all().stream().map(Object::toString).toList();
  }

  @Test
  void replacesWhatIsShownAnew() {
    outputs.displayAs("bar", MimeBundle.of("0 %"));
    outputs.stream(StreamName.STDOUT, "working\n");
    outputs.update("bar", MimeBundle.of("100 %"));
    assertThat(shown()).hasSize(2).first().asString().contains("100 %");
    assertThat(shown().getFirst()).doesNotContain("\"0 %\"");
  }

  @Test
  void takesAwayWhatWasShown() {
    outputs.stream(StreamName.STDOUT, "old\n");
    outputs.clear(false);
    assertThat(shown()).isEmpty();
  }

  @Test
  void waitsWithTakingAwayUntilThereIsSomethingElse() {
    outputs.stream(StreamName.STDOUT, "old\n");
    outputs.clear(true);
    assertThat(shown()).hasSize(1);
    outputs.stream(StreamName.STDOUT, "new\n");
    outputs.end(new CellResult.Done(), 1);
    assertThat(shown()).hasSize(1).first().asString().contains("new");
  }
}
