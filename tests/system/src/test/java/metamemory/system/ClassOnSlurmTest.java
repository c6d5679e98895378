package metamemory.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A class of 200 on a real Slurm, and the same class on one machine in a run that was killed: both
/// come to the same.
final class ClassOnSlurmTest {
  private static final int STUDENTS = 200;
  private static final int TASKS = 4;
  private static final Duration RUN = Duration.ofMinutes(5);

  @TempDir private Path folder;

  @Test
  void anArraysPartsMergedAreWhatOneRunGivesThatWasKilledAndGoesOn() throws IOException {
    Path submissions = ClassOf.students(folder.resolve("submissions"), STUDENTS);
    try (SlurmCluster cluster =
        SlurmCluster.start(Files.createDirectory(folder.resolve("slurm")))) {
      cluster.batch(
          "--wait", "--array=1-" + TASKS, "--output=" + folder + "/task-%a.log", script());
    }
    List<String> merge = new ArrayList<>(List.of("merge"));
    for (int task = 1; task <= TASKS; task++) {
      Path part = folder.resolve("part-" + task);
      assertThat(ClassOf.results(part)).as(log(task)).isBetween(25L, 75L);
      merge.add(part.toString());
    }
    merge.addAll(List.of("--out", folder.resolve("merged").toString()));
    learn(merge);

    killInTheMiddle(submissions);
    String resumed = learn(ClassOf.grade(submissions, "whole"));

    assertThat(resumed).doesNotContain(", 0 had been graded before");
    Map<String, String> merged = ClassOf.files(folder.resolve("merged"));
    assertThat(merged.keySet().stream().filter(name -> name.endsWith("result.json")))
        .hasSize(STUDENTS);
    assertThat(ClassOf.files(folder.resolve("whole"))).isEqualTo(merged);
  }

  /// With SIGKILL, when it first says how far it is.
  private void killInTheMiddle(Path submissions) {
    Path whole = folder.resolve("whole");
    List<String> grade = new ArrayList<>(ClassOf.grade(submissions, "whole"));
    // One worker is busy for long enough to be caught.
    grade.addAll(List.of("--workers", "1"));
    List<String> command = App.learn(grade.toArray(String[]::new));
    try (ChildProcess run = ChildProcess.start(command, environment(), folder)) {
      run.awaitLine(line -> line.contains(" of 200 students, about "), RUN);
      run.tree().forEach(ProcessHandle::destroyForcibly);
      run.awaitExit(RUN);
    }
    assertThat(ClassOf.results(whole)).isLessThan(STUDENTS);
  }

  /// Each task has one processor of the two.
  private String script() throws IOException {
    String command =
        App.learn(
                "grade",
                "--submissions",
                folder.resolve("submissions").toString(),
                "--out",
                folder + "/part-$SLURM_ARRAY_TASK_ID",
                "--workers",
                "1")
            .stream()
            .map(word -> '"' + word + '"')
            .collect(Collectors.joining(" "));
    Path script = folder.resolve("grade.sh");
    Files.writeString(script, "#!/bin/sh\nexec " + command + "\n");
    return script.toString();
  }

  private String log(int task) throws IOException {
    Path log = folder.resolve("task-" + task + ".log");
    return Files.exists(log) ? Files.readString(log) : "task " + task + " wrote no log";
  }

  private String learn(List<String> arguments) {
    List<String> command = App.learn(arguments.toArray(String[]::new));
    try (ChildProcess run = ChildProcess.start(command, environment(), folder)) {
      assertThat(run.awaitExit(RUN)).as(run.output()).isZero();
      return run.output();
    }
  }

  private Map<String, String> environment() {
    return Map.of("PATH", "/usr/bin:/bin", "HOME", folder.toString(), "LANG", "C.UTF-8");
  }
}
