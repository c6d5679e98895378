package metamemory.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole grading by a user without rights, from an app that they may only read: the sandbox is
/// the same. Where root runs the tests, root becomes such a user for it.
final class OrdinaryUserTest {
  /// What Debian calls nobody.
  private static final String ORDINARY_USER = "65534";

  private static final Duration RUN = Duration.ofMinutes(3);

  @TempDir private Path folder;

  @Test
  void gradesInTheWholeSandbox() throws IOException {
    Needs.bubblewrap();
    Path in = folder.resolve("in");
    harm(in, "exits", "System.exit(0); return 0;");
    harm(
        in,
        "eats",
        "var all = new java.util.ArrayList<long[]>(); while (true) all.add(new long[1 << 20]);");
    ClassOf.write(in, "correct", Map.of("align-up", App.lessonFile("solution/align-up.java")));
    Path home = Files.createDirectory(folder.resolve("home"));
    open(folder, "rwxr-xr-x");
    open(home, "rwxrwxrwx");

    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(
          List.of(
              "/usr/bin/setpriv",
              "--reuid=" + ORDINARY_USER,
              "--regid=" + ORDINARY_USER,
              "--clear-groups",
              "--no-new-privs"));
    }
    Path out = home.resolve("out");
    command.addAll(
        App.learnOf(
            App.copy(Files.createDirectory(folder.resolve("app"))),
            "grade",
            "--sandbox",
            "require",
            "--submissions",
            in.toString(),
            "--out",
            out.toString()));
    Map<String, String> environment =
        Map.of("PATH", "/usr/bin:/bin", "HOME", home.toString(), "LANG", "C.UTF-8");
    try (ChildProcess run = ChildProcess.start(command, environment, home)) {
      assertThat(run.awaitExit(RUN)).as(run.output()).isZero();
      assertThat(run.output()).contains("Sandbox: bubblewrap, seccomp, limits.", "3 graded");
    }

    assertThat(alignUp(out, "correct").get("score").getAsInt()).isEqualTo(6);
    assertThat(alignUp(out, "exits").get("verdict").getAsString()).isEqualTo("crashed");
    // On a busy machine the time may be over before the memory is.
    assertThat(alignUp(out, "eats").get("verdict").getAsString()).isIn("memory", "timeout");
  }

  private static void harm(Path in, String student, String body) throws IOException {
    String answer = "long alignUp(long value, long alignment) {\n" + body + "\n}\n";
    ClassOf.write(in, student, Map.of("align-up", answer));
  }

  private static void open(Path folder, String permissions) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
  }

  /// The result of the exercise, which says what was around it.
  private static JsonObject alignUp(Path out, String student) throws IOException {
    Path result = out.resolve("results").resolve(student).resolve(App.LESSON);
    JsonObject exercise =
        JsonParser.parseString(Files.readString(result.resolve("result.json")))
            .getAsJsonObject()
            .getAsJsonObject("result")
            .getAsJsonArray("exercises")
            .get(0)
            .getAsJsonObject();
    assertThat(exercise.get("sandbox").getAsString()).isEqualTo("bubblewrap, seccomp, limits");
    return exercise;
  }
}
