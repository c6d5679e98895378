package metamemory.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A grading that is killed with SIGKILL at random moments, again and again: what is there is whole
/// and stays as it is, and in the end all is there once, as if nothing had happened.
final class KilledGradingTest {
  private static final Duration RUN = Duration.ofMinutes(5);
  private static final int STUDENTS = 16;
  private static final int KILLS = 3;
  private static final int KILLED = 137;

  @TempDir private Path folder;

  @Test
  void losesNothingAndGradesNothingTwice() throws IOException {
    long seed = new SecureRandom().nextLong();
    Random random = new Random(seed);
    Path submissions = ClassOf.students(folder.resolve("submissions"), STUDENTS);
    makeWhatSpeedsGradingUp(submissions);
    long start = System.nanoTime();
    run(grade(submissions, "whole"));
    double whole = (System.nanoTime() - start) / 1e9;
    List<Integer> counts = new ArrayList<>();
    Map<String, String> before = Map.of();
    int kills = 0;
    for (int run = 0; run < KILLS; run++) {
      // From before it has begun to when it is nearly done.
      kills += killed(submissions, whole * random.nextDouble()) ? 1 : 0;
      Map<String, String> now = results();
      assertThat(now).as("seed=%d, run=%d", seed, run).containsAllEntriesOf(before);
      counts.add(now.size());
      before = now;
    }
    assertThat(kills).as("seed=%d, results after each run: %s", seed, counts).isPositive();

    run(grade(submissions, "killed"));

    assertThat(results()).as("seed=%d", seed).hasSize(STUDENTS).containsAllEntriesOf(before);
    assertThat(ClassOf.files(folder.resolve("killed")))
        .as("seed=%d, results after each run: %s", seed, counts)
        .isEqualTo(ClassOf.files(folder.resolve("whole")));
    assertThat(Files.readAllLines(folder.resolve("killed/grades.csv"))).hasSize(STUDENTS + 1);
  }

  /// Once for each build, and no part of what is timed.
  private void makeWhatSpeedsGradingUp(Path submissions) {
    Path any = submissions.resolve("student000").resolve(App.LESSON + ".ipynb");
    run(App.learn("grade-one", "--out", folder.resolve("one.json").toString(), any.toString()));
  }

  private boolean killed(Path submissions, double seconds) {
    List<String> command = new ArrayList<>(List.of("/usr/bin/timeout", "-s", "KILL"));
    command.add(String.format(Locale.ROOT, "%.3f", seconds));
    command.addAll(grade(submissions, "killed"));
    // One worker takes longer than it is let live.
    command.addAll(List.of("--workers", "1"));
    try (ChildProcess process = ChildProcess.start(command, environment(), folder)) {
      int status = process.awaitExit(RUN);
      assertThat(status).as(process.output()).isIn(0, KILLED);
      return status == KILLED;
    }
  }

  private void run(List<String> command) {
    try (ChildProcess process = ChildProcess.start(command, environment(), folder)) {
      assertThat(process.awaitExit(RUN)).as(process.output()).isZero();
    }
  }

  private static List<String> grade(Path submissions, String out) {
    return App.learn(ClassOf.grade(submissions, out).toArray(String[]::new));
  }

  /// Every result, with its times: one that is graded a second time would take another.
  private Map<String, String> results() throws IOException {
    Map<String, String> results = new TreeMap<>();
    Path graded = folder.resolve("killed");
    if (Files.isDirectory(graded)) {
      try (Stream<Path> all = Files.walk(graded)) {
        for (Path file : all.filter(each -> each.endsWith("result.json")).toList()) {
          String text = Files.readString(file);
          assertThat(JsonParser.parseString(text).getAsJsonObject().get("result")).isNotNull();
          results.put(graded.relativize(file).toString(), text);
        }
      }
    }
    return results;
  }

  private Map<String, String> environment() {
    return Map.of("PATH", "/usr/bin:/bin", "HOME", folder.toString(), "LANG", "C.UTF-8");
  }
}
