package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing that is called on the library, with whatever values, ends the process.
class HostileCallsTest {
  private static final int CALLS = Integer.getInteger("metamemory.hostile.calls", 10_000);
  private static final long MOST_SECONDS = 120;

  @TempDir private Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void noCallEndsTheProcess(long seed) throws IOException, InterruptedException {
    Path call = folder.resolve("call");
    Path output = folder.resolve("output");
    Process child =
        new ProcessBuilder(command(seed, call))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .directory(folder.toFile())
            .start();
    boolean ended = child.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
    child.destroyForcibly().waitFor();
    assertThat(ended ? child.exitValue() : -1)
        .as(
            "exit after %s%n%s",
            Files.readString(call, StandardCharsets.UTF_8).trim(), text(output))
        .isZero();
    assertThat(text(output)).containsPattern("methods returned in percent: ([789].|100)");
  }

  private static List<String> command(long seed, Path call) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-Xmx256m",
        "-XX:MaxDirectMemorySize=512m",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        HostileCalls.class.getName(),
        Long.toString(seed),
        Integer.toString(CALLS),
        call.toString());
  }

  private static String text(Path output) throws IOException {
    return Files.readString(output, StandardCharsets.UTF_8);
  }
}
