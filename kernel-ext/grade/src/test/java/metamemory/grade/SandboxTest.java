package metamemory.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a learner's code finds around it.
class SandboxTest {
  /// What Debian calls nobody.
  private static final String ORDINARY_USER = "65534";

  @Test
  void keepsInForAnOrdinaryUserToo(@TempDir Path folder) throws Exception {
    assumeTrue(Sandbox.best().level() == Sandbox.Level.BUBBLEWRAP, "bubblewrap does not work here");
    List<String> java = List.of(ChildCommand.JAVA.toString(), "-XX:+UseSerialGC", "-version");
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
    command.addAll(Sandbox.best().wrapped(java, List.of(), Limits.standard()));
    Path said = folder.resolve("said");

    Process process =
        new ProcessBuilder(command)
            .directory(new File("/"))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    assertThat(Files.readString(said)).contains("25");
  }

  private final Checker checker = new Checker(Fixtures.LIMITS, 7, Optional.empty(), Sandbox.best());

  @BeforeAll
  static void needsBubblewrap() {
    assumeTrue(Sandbox.best().level() == Sandbox.Level.BUBBLEWRAP, "bubblewrap does not work here");
  }

  @Test
  void passesRightAnswerAndSaysWhatKeptItIn() {
    GradeResult result = check("return 2 * number;");

    assertThat(result.verdict()).as(Feedback.text(result)).isEqualTo(Verdict.PASSED);
    assertThat(result.sandbox()).isEqualTo(Sandbox.best().description()).startsWith("bubblewrap");
  }

  private GradeResult check(String body) {
    return checker.check(Fixtures.TWICE, Fixtures.twice(body));
  }
}
