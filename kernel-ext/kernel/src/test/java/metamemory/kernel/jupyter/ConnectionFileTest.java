package metamemory.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConnectionFileTest {
  private static final String WHOLE =
      """
      {"transport": "tcp", "ip": "127.0.0.1", "shell_port": 1, "control_port": 2, "stdin_port": 3,
       "iopub_port": 4, "hb_port": 5, "key": "the-secret", "signature_scheme": "hmac-sha256"}
      """;

  @TempDir Path folder;

  private ConnectionFile read(String json) throws IOException {
    return ConnectionFile.read(Files.writeString(folder.resolve("kernel.json"), json));
  }

  @Test
  void readsWhatJupyterWrote() throws Exception {
    ConnectionFile file = read(WHOLE);
    assertThat(file.address(file.iopubPort())).isEqualTo("tcp://127.0.0.1:4");
    assertThat(file.key()).isEqualTo("the-secret");
  }

  @Test
  void neverPrintsTheKey() throws Exception {
    assertThat(read(WHOLE).toString()).contains("127.0.0.1").doesNotContain("the-secret");
  }

  @Test
  void namesTheFieldThatIsMissing() {
    assertThatThrownBy(() -> read(WHOLE.replace("hb_port", "beat")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("hb_port")
        .hasMessageNotContaining("the-secret");
  }

  @Test
  void refusesWhatIsNoJson() {
    assertThatThrownBy(() -> read("\"key\": the-secret"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not JSON")
        .hasMessageNotContaining("the-secret");
  }
}
