package metamemory.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkspaceTest {
  @Test
  void secondStartKeepsWhatTheLearnerChanged(@TempDir Path root) throws IOException {
    LearnerHome home = new LearnerHome(root);
    JupyterServer.start(home).close();
    assertIsUnsolved(NotebookFile.read(home.lesson()));
    Solved.fillIn(home.lesson());
    String mine = Files.readString(home.lesson());

    JupyterServer.start(home).close();

    assertThat(home.lesson()).content().isEqualTo(mine);
  }

  private static void assertIsUnsolved(NotebookFile lesson) {
    assertThat(lesson.starter("align-up")).contains("not done yet");
    assertThat(lesson.json().toString())
        .doesNotContain("SOLUTION")
        .doesNotContain("HIDDEN TESTS")
        .doesNotContain("(value + alignment - 1) & -alignment");
  }
}
