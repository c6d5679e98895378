package metamemory.cli.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import metamemory.cli.machine.Stop;
import metamemory.grade.NotebookResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MergeTest {
  @TempDir private Path folder;

  /// Folders of random parts of a class, in which some submissions occur more than once, with other
  /// times or as failures of the machine: in whatever order they are merged, the outcome is the
  /// same.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void doesNotDependOnOrderGroupingOrRepetition(long seed) throws IOException {
    Random random = new Random(seed);
    List<Path> parts = new ArrayList<>();
    for (int part = 0; part < 4; part++) {
      parts.add(part("part" + part, random));
    }
    List<Path> shuffled = new ArrayList<>(parts);
    Collections.shuffle(shuffled, random);
    List<Path> repeated = new ArrayList<>(parts);
    repeated.addAll(shuffled.subList(0, 2));

    Map<String, String> all = merged("all", parts);

    assertThat(merged("shuffled", shuffled)).isEqualTo(all);
    assertThat(merged("repeated", repeated)).isEqualTo(all);
    Path left = folder.resolve("left");
    merged("left", parts.subList(0, 2));
    Path right = folder.resolve("right");
    merged("right", parts.subList(2, 4));
    assertThat(merged("grouped", List.of(left, right))).isEqualTo(all);
    assertThat(merged("regrouped", List.of(right, left, left))).isEqualTo(all);
    assertThat(merged("left", List.of(right))).as("into what is there").isEqualTo(all);
    assertThat(merged("itself", List.of(folder.resolve("all")))).isEqualTo(all);
  }

  @Test
  void refusesConflictsNamingBothAndWritesNothing() throws IOException {
    Path one = part("one", List.of(Samples.passed("anna"), Samples.passed("bert")));
    Path two = part("two", List.of(Samples.failed("bert")));

    assertThatThrownBy(() -> merged("both", List.of(one, two)))
        .isInstanceOf(Stop.class)
        .hasMessageContaining(one.resolve("results/bert/42-test").toString())
        .hasMessageContaining(two.resolve("results/bert/42-test").toString())
        .hasMessageContaining("different results: 2 and 2 points");
    assertThat(folder.resolve("both/results")).doesNotExist();
  }

  @Test
  void prefersAGradeToAFailureOfTheMachine() throws Exception {
    SubmissionResult grade = Samples.failed("bert");
    SubmissionResult failure = Samples.infrastructure("bert");

    assertThat(Merge.join(grade, failure)).isEqualTo(grade);
    assertThat(Merge.join(failure, grade)).isEqualTo(grade);
  }

  @Test
  void saysInWhatResultsDiffer() {
    SubmissionResult one = Samples.passed("anna");
    SubmissionResult otherSeed =
        new SubmissionResult(
            1, one.key(), one.submission(), one.submittedAt(), one.grader(), 2, one.result());
    SubmissionResult otherGrader =
        new SubmissionResult(
            1, one.key(), one.submission(), one.submittedAt(), "fedc", 1, one.result());

    assertThatThrownBy(() -> Merge.join(one, otherSeed)).hasMessage("different seeds: 1, 2");
    assertThatThrownBy(() -> Merge.join(one, otherGrader))
        .hasMessageStartingWith("different versions of lesson or grader: ");
  }

  @Test
  void refusesFoldersThatHoldNoResults() throws IOException {
    Path none = Files.createDirectories(folder.resolve("none"));
    assertThatThrownBy(() -> merged("out", List.of(none)))
        .isInstanceOf(Stop.class)
        .hasMessageContaining("was not written by ./learn grade");
    assertThatThrownBy(() -> merged("out", List.of(folder.resolve("nowhere"))))
        .isInstanceOf(Stop.class)
        .hasMessageContaining("there is no such folder of results");
  }

  private Path part(String name, Random random) throws IOException {
    List<SubmissionResult> results = new ArrayList<>();
    for (int student = 0; student < 8; student++) {
      SubmissionResult whole =
          student % 2 == 0 ? Samples.passed("s" + student) : Samples.failed("s" + student);
      switch (random.nextInt(4)) {
        case 0 -> results.add(taking(whole, random.nextInt(3)));
        case 1 -> results.add(Samples.infrastructure("s" + student));
        default -> {}
      }
    }
    return part(name, results);
  }

  private Path part(String name, List<SubmissionResult> results) throws IOException {
    try (ResultFolder out = ResultFolder.open(folder.resolve(name))) {
      for (SubmissionResult result : results) {
        out.write(result);
      }
      return out.path();
    }
  }

  private static SubmissionResult taking(SubmissionResult whole, long millis) {
    NotebookResult result = whole.result();
    return Samples.of(
        whole.student(),
        new NotebookResult(
            result.schema(),
            result.student(),
            result.lesson(),
            result.notebookSha256(),
            result.verdict(),
            result.message(),
            result.score(),
            result.maxScore(),
            result.notes(),
            result.exercises(),
            millis,
            result.sandbox()));
  }

  private Map<String, String> merged(String name, List<Path> parts) throws IOException {
    Path target = folder.resolve(name);
    try (ResultFolder out = ResultFolder.open(target)) {
      Merge.run(parts, out);
    }
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(target)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(target.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }
}
