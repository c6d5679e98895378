package metamemory.cli.machine;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// Machines and screens for tests.
public final class Machines {
  private Machines() {}

  /// A Linux of an ordinary user, with an empty PATH unless `env` has one.
  public static Machine linux(Path home, Map<String, String> env) {
    return new Machine(env, home, Platform.LINUX, false);
  }

  /// A screen that is read afterwards.
  public record Recorded(ByteArrayOutputStream bytes, Screen screen) {
    public String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }

  /// A screen that is no terminal; both its streams are recorded together.
  public static Recorded screen() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new Recorded(bytes, new Screen(stream, stream, false));
  }
}
