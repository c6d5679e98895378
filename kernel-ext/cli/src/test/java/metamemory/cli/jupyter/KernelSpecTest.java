package metamemory.cli.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import javax.imageio.ImageIO;
import metamemory.cli.machine.App;
import metamemory.cli.machine.Machine;
import metamemory.cli.machine.Machines;
import metamemory.cli.machine.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KernelSpecTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000);

  @TempDir private Path home;

  @Test
  void tellsJupyterHowToStartTheKernel() throws IOException {
    KernelSpec spec = spec("/app", "/jdk");
    assertThat(spec.install()).isTrue();
    JsonObject json =
        JsonParser.parseString(Files.readString(spec.folder().resolve("kernel.json")))
            .getAsJsonObject();
    assertThat(json.getAsJsonArray("argv").asList().stream().map(JsonElement::getAsString))
        .satisfies(
            argv -> assertThat(argv.get(1)).matches("-XX:AOTCache=/app/start/kernel-\\w{16}\\.aot"))
        .containsSubsequence(
            "/jdk/bin/java",
            "-Xlog:aot=off",
            "-Dmetamemory.lessons=/app/lessons",
            "-jar",
            "/app/kernel.jar",
            "{connection_file}");
    assertThat(json.get("display_name").getAsString()).isEqualTo("Java (Metamemory)");
    assertThat(json.get("language").getAsString()).isEqualTo("java");
    assertThat(json.get("interrupt_mode").getAsString()).isEqualTo("message");
  }

  @Test
  void hasLogosOfTheSizesThatTheirNamesSay() throws IOException {
    KernelSpec spec = spec("/app", "/jdk");
    spec.install();
    for (int size : new int[] {32, 64}) {
      var logo =
          ImageIO.read(spec.folder().resolve("logo-%dx%d.png".formatted(size, size)).toFile());
      assertThat(logo.getWidth()).isEqualTo(size);
      assertThat(logo.getHeight()).isEqualTo(size);
    }
    assertThat(spec.folder().resolve("logo-svg.svg")).content().startsWith("<svg");
  }

  @Test
  void isWrittenOnlyWhenItDiffers() throws IOException {
    KernelSpec spec = spec("/app", "/jdk");
    spec.install();
    Path json = spec.folder().resolve("kernel.json");
    Files.setLastModifiedTime(json, LONG_AGO);
    assertThat(spec("/app", "/jdk").install()).isFalse();
    assertThat(Files.getLastModifiedTime(json)).isEqualTo(LONG_AGO);
    assertThat(spec("/elsewhere", "/jdk").install()).isTrue();
    assertThat(json).content().contains("/elsewhere/kernel.jar").doesNotContain("\"/app");
  }

  @Test
  void isMendedWhenAFileIsDamaged() throws IOException {
    KernelSpec spec = spec("/app", "/jdk");
    spec.install();
    Files.writeString(spec.folder().resolve("logo-64x64.png"), "no picture");
    assertThat(spec.isInstalled()).isFalse();
    assertThat(spec.install()).isTrue();
    assertThat(spec.isInstalled()).isTrue();
  }

  @Test
  void goesToTheDataFolderOfThePlatform() {
    assertThat(data(Platform.LINUX, Map.of())).isEqualTo(home.resolve(".local/share/jupyter"));
    assertThat(data(Platform.LINUX, Map.of("XDG_DATA_HOME", "/x")))
        .isEqualTo(Path.of("/x/jupyter"));
    assertThat(data(Platform.MAC, Map.of())).isEqualTo(home.resolve("Library/Jupyter"));
    assertThat(data(Platform.WINDOWS, Map.of("APPDATA", "/r"))).isEqualTo(Path.of("/r/jupyter"));
    assertThat(data(Platform.MAC, Map.of("JUPYTER_DATA_DIR", "/j"))).isEqualTo(Path.of("/j"));
  }

  private Path data(Platform platform, Map<String, String> env) {
    return JupyterFolders.data(new Machine(env, home, platform, false));
  }

  private KernelSpec spec(String app, String jdk) {
    Path folder = Path.of(app);
    Machine machine = Machines.linux(home, Map.of());
    return KernelSpec.of(
        machine, new App(folder.resolve("lib"), folder.resolve("lessons")), Path.of(jdk));
  }
}
