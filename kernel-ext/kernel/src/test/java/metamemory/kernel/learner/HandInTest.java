package metamemory.kernel.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandInTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir private Path root;
  private Path lesson = Path.of("");
  private Path exchange = Path.of("");

  @BeforeEach
  void makeFolders() throws IOException {
    lesson = Files.createDirectories(root.resolve("workspace/09-bump-arenas"));
    exchange = Files.createDirectories(root.resolve("exchange"));
    Files.writeString(lesson.resolve("lesson.ipynb"), "{\"cells\": []}");
  }

  @Test
  void copiesTheNotebookWithAReceipt() throws IOException {
    HandIn.Receipt receipt = handIn("ada").submit("");

    Path place = exchange.resolve("ada/09-bump-arenas/09-bump-arenas.ipynb");
    assertThat(receipt.place()).isEqualTo(place);
    assertThat(place).hasSameTextualContentAs(lesson.resolve("lesson.ipynb"));
    assertThat(place.resolveSibling("receipt.json"))
        .content()
        .contains(receipt.sha256(), "\"submitted\": \"2026-03-01T10:00:00Z\"");
  }

  @Test
  void putsALaterOneInItsPlace() throws IOException {
    String first = handIn("ada").submit("").sha256();
    Files.writeString(lesson.resolve("lesson.ipynb"), "{\"cells\": [1]}");

    HandIn.Receipt second = handIn("ada").submit("lesson.ipynb");

    assertThat(second.sha256()).isNotEqualTo(first);
    assertThat(second.place()).hasContent("{\"cells\": [1]}");
  }

  @Test
  void staysInTheExchangeWhateverTheNames() throws IOException {
    assertThat(handIn("../../etc").submit("").place()).startsWith(exchange);
    assertThatThrownBy(() -> handIn("ada").submit("../../secret.ipynb"))
        .hasMessageContaining("no such notebook");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    assertThatThrownBy(() -> new HandIn(Map.of(), lesson, NOW).submit(""))
        .hasMessageContaining("METAMEMORY_EXCHANGE is not set");
    Files.writeString(lesson.resolve("other.ipynb"), "{}");
    assertThatThrownBy(() -> handIn("ada").submit(""))
        .hasMessageContaining("which notebook? There are 2");
  }

  private HandIn handIn(String student) {
    return new HandIn(
        Map.of(HandIn.EXCHANGE, exchange.toString(), "JUPYTERHUB_USER", student), lesson, NOW);
  }
}
