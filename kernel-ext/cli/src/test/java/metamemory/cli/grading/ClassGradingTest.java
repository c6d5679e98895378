package metamemory.cli.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import metamemory.cli.grading.ClassGrading.Counts;
import metamemory.cli.grading.ClassGrading.Step;
import metamemory.cli.machine.Machines;
import metamemory.cli.machine.Machines.Recorded;
import metamemory.cli.machine.Stop;
import metamemory.grade.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassGradingTest {
  @TempDir private Path folder;
  private final Recorded screen = Machines.screen();

  @Test
  void gradesEachSubmissionOnceAndGoesOnWhereItWas() throws IOException {
    IntStream.range(0, 20).forEach(i -> notBegun("s" + i));

    assertThat(grade()).isEqualTo(new Counts(20, 0, 0));
    Map<String, String> first = files();
    assertThat(first).hasSize(22);

    // As if it had been killed: some results are missing, another is half written.
    Files.delete(out().resolve("results/s3/09-bump-arenas/result.json"));
    Files.delete(out().resolve("results/s4/09-bump-arenas/result.json"));
    Files.writeString(out().resolve("results/s4/09-bump-arenas/.result.json.77.part"), "{\"sch");
    assertThat(grade()).isEqualTo(new Counts(2, 18, 0));
    assertThat(files()).isEqualTo(first);
    assertThat(grade()).isEqualTo(new Counts(0, 20, 0));
  }

  @Test
  void gradesAgainWhatWasHandedInAgain() throws IOException {
    notBegun("s1");
    notBegun("s2");
    grade();
    Handed.write(in().resolve("s1/09-bump-arenas.ipynb"), Handed.notebook("bump", Handed.NOTHING));

    assertThat(grade()).isEqualTo(new Counts(1, 1, 0));
    assertThat(grade(2)).as("with another seed").isEqualTo(new Counts(2, 0, 0));
  }

  @Test
  void gradesAgainWhatCannotBeRead() throws IOException {
    notBegun("s1");
    grade();
    Files.writeString(out().resolve("results/s1/09-bump-arenas/result.json"), "garbage");

    assertThat(grade()).isEqualTo(new Counts(1, 0, 0));
  }

  @Test
  void countsOfSeveralFilesTheOneChangedLast() throws IOException {
    notBegun("s1");
    Path late = in().resolve("s1/09-bump-arenas (1).ipynb");
    Handed.write(late, Handed.notebook("bump", Handed.NOTHING));
    Files.setLastModifiedTime(late, FileTime.fromMillis(1_800_000_000_000L));
    Handed.write(in().resolve("s1/scratch.ipynb"), Handed.notebook("other", "int x;"));

    assertThat(grade()).isEqualTo(new Counts(1, 0, 0));
    SubmissionResult result = result("s1", Handed.LESSON);
    assertThat(result.submission()).isEqualTo("s1/09-bump-arenas (1).ipynb");
    assertThat(result.submittedAt()).isEqualTo("2027-01-15T08:00:00Z");
    assertThat(result.result().notes())
        .contains("Another file was handed in and does not count: s1/09-bump-arenas.ipynb.");
  }

  @Test
  void knowsALessonByItsCellsWhateverTheFileIsCalled() throws IOException {
    Handed.write(in().resolve("s1/final FINAL.ipynb"), Handed.notebook("bump", Handed.NOTHING));
    Handed.write(in().resolve("s2/final.ipynb"), Handed.notebook("room-pool", Handed.NOTHING));
    Handed.write(in().resolve("s3/poem.ipynb"), Handed.notebook("poem", "roses"));

    assertThat(grade()).isEqualTo(new Counts(3, 0, 0));
    assertThat(result("s1", Handed.LESSON).result().verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result("s2", "08-pools").result().maxScore()).isPositive();
    assertThat(result("s3", "unknown").result().verdict()).isEqualTo(Verdict.ERROR);
  }

  @Test
  void gradesOnlyTheLessonThatIsAskedFor() throws IOException {
    Handed.write(in().resolve("s1/a.ipynb"), Handed.notebook("bump", Handed.NOTHING));
    Handed.write(in().resolve("s1/b.ipynb"), Handed.notebook("room-pool", Handed.NOTHING));
    Handed.write(in().resolve("s2/poem.ipynb"), Handed.notebook("poem", "roses"));

    assertThat(grade(1, Optional.of("09"))).isEqualTo(new Counts(2, 0, 0));
    assertThat(result("s1", Handed.LESSON).submission()).isEqualTo("s1/a.ipynb");
    assertThat(result("s2", Handed.LESSON).result().score()).isZero();
    assertThatThrownBy(() -> grade(1, Optional.of("99")))
        .isInstanceOf(Stop.class)
        .hasMessageContaining("--lesson=99");
  }

  @Test
  void neverCountsASubmissionForTwoLessons() throws IOException {
    Path file = in().resolve("s1/mine.ipynb");
    Handed.write(file, Handed.notebook("bump", Handed.NOTHING));
    grade();
    Handed.write(file, Handed.notebook("room-pool", Handed.NOTHING));
    grade();

    assertThat(files().keySet().stream().filter(each -> each.endsWith("result.json")))
        .containsExactly("results/s1/08-pools/result.json");
  }

  @Test
  void givesEachHostileFileAVerdict() throws IOException {
    Handed.write(in().resolve("s1/09-bump-arenas.zip"), "no zip");
    Handed.write(in().resolve("s2/09-bump-arenas.ipynb"), "no notebook");
    Files.createDirectories(in().resolve("s3"));
    Files.createSymbolicLink(in().resolve("s3/09-bump-arenas.ipynb"), Path.of("/etc/passwd"));
    notBegun("s4");

    assertThat(grade()).isEqualTo(new Counts(4, 0, 0));
    for (String student : List.of("s1", "s2", "s3")) {
      assertThat(result(student, Handed.LESSON).result().verdict()).isEqualTo(Verdict.ERROR);
      assertThat(result(student, Handed.LESSON).result().message()).contains("cannot be graded: ");
      assertThat(result(student, Handed.LESSON).result().maxScore())
          .isEqualTo(result("s4", Handed.LESSON).result().maxScore());
    }
    assertThat(result("s4", Handed.LESSON).result().verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void partsTogetherGradeEveryoneOnce() throws IOException {
    IntStream.range(0, 12).forEach(i -> notBegun("s" + i));
    int graded = 0;
    for (int part = 1; part <= 3; part++) {
      graded += grade(1, Optional.empty(), new Shard(part, 3)).graded();
    }

    assertThat(graded).isEqualTo(12);
    assertThat(grade()).isEqualTo(new Counts(0, 12, 0));
  }

  @Test
  void triesAgainWhatTheMachineFailed() throws IOException {
    Map<String, Integer> tried = new ConcurrentHashMap<>();
    Counts counts =
        new ClassGrading(
                student -> {
                  int time = tried.merge(student, 1, Integer::sum);
                  boolean fails = student.equals("bad") || (student.equals("odd") && time < 2);
                  return List.of(fails ? Step.INFRASTRUCTURE : time == 1 ? Step.GRADED : Step.KEPT);
                },
                screen.screen(),
                2)
            .run(List.of("a", "b", "odd", "bad"));

    assertThat(counts.infrastructure()).isEqualTo(1);
    assertThat(counts.graded()).isEqualTo(3);
    assertThat(tried).containsEntry("bad", 3).containsEntry("odd", 3);
    assertThat(screen.text()).contains("2 could not be graded", "1 could not be graded");
  }

  @Test
  void stopsWhenResultsCannotBeWritten() {
    List<String> asked = new ArrayList<>();
    assertThatThrownBy(() ->
            new ClassGrading(
                    student -> {
                      asked.add(student);
                      throw new IOException("No space left on device");
                    },
                    screen.screen(),
                    1)
                .run(List.of("a", "b")))
        .isInstanceOf(IOException.class)
        .hasMessage("No space left on device");
    assertThat(asked).containsExactly("a");
  }

  @Test
  void neverWritesOverOthersFiles() throws IOException {
    Handed.write(out().resolve("thesis.txt"), "mine");
    notBegun("s1");

    assertThatThrownBy(this::grade)
        .isInstanceOf(Stop.class)
        .hasMessageContaining("thesis.txt")
        .hasMessageContaining("choose an empty one");
    assertThat(files()).containsExactly(Map.entry("thesis.txt", "mine"));
  }

  @Test
  void keepsASecondProcessOut() throws IOException {
    notBegun("s1");
    try (ResultFolder _ = ResultFolder.open(out())) {
      assertThatThrownBy(this::grade)
          .isInstanceOf(Stop.class)
          .hasMessageContaining("another process writes to this folder");
    }
    assertThat(grade()).isEqualTo(new Counts(1, 0, 0));
  }

  @Test
  void tellsHowLongItWillTake() {
    assertThat(GradingProgress.Lines.line(50, 200, java.time.Duration.ofSeconds(40)))
        .isEqualTo("50 of 200 students, about 2 min 00 s left");
  }

  /// A class of 500 takes no more memory than a class of 20: files of it hold 10 MB.
  @Test
  void holdsNoSubmissions() throws IOException {
    long few = heapAfter(20);
    long many = heapAfter(500);

    assertThat(many - few).as("bytes of heap for 480 students more").isLessThan(3 << 20);
  }

  private long heapAfter(int students) throws IOException {
    String large =
        Handed.notebook("bump", Handed.NOTHING)
            .replace("\"metadata\":{}", "\"metadata\":{\"x\":\"" + "x".repeat(20_000) + "\"}");
    assertThat(large).hasSizeGreaterThan(20_000);
    for (int i = 0; i < students; i++) {
      Handed.write(in().resolve("m" + i + ".ipynb"), large);
    }
    GradeSetup setup = Handed.setup();
    List<Long> used = new ArrayList<>();
    try (ResultFolder folder = ResultFolder.open(out())) {
      SubmissionTree tree = SubmissionTree.of(in());
      StudentGrading grading = new StudentGrading(setup, tree, folder, 1, Optional.empty());
      List<String> names = tree.students();
      new ClassGrading(
              student -> {
                List<Step> steps = grading.grade(student);
                if (student.equals(names.getLast())) {
                  System.gc();
                  Runtime runtime = Runtime.getRuntime();
                  used.add(runtime.totalMemory() - runtime.freeMemory());
                }
                return steps;
              },
              screen.screen(),
              1)
          .run(names);
    }
    return used.getFirst();
  }

  private Path in() {
    return folder.resolve("in");
  }

  private Path out() {
    return folder.resolve("out");
  }

  private void notBegun(String student) {
    try {
      Handed.write(
          in().resolve(student).resolve("09-bump-arenas.ipynb"),
          Handed.notebook("align-up", Handed.NOTHING));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Counts grade() throws IOException {
    return grade(1);
  }

  private Counts grade(long seed) throws IOException {
    return grade(seed, Optional.empty());
  }

  private Counts grade(long seed, Optional<String> lesson) throws IOException {
    return grade(seed, lesson, Shard.ALL);
  }

  private Counts grade(long seed, Optional<String> lesson, Shard shard) throws IOException {
    try (ResultFolder folder = ResultFolder.open(out())) {
      return ClassGrading.run(
          Handed.setup(), new ClassOptions(in(), lesson, 3, shard, seed), folder, screen.screen());
    }
  }

  private SubmissionResult result(String student, String lesson) throws IOException {
    try (ResultFolder folder = ResultFolder.read(out())) {
      return folder.find(student, lesson).orElseThrow();
    }
  }

  /// Every file in the results' folder, without times.
  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(out())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            out().relativize(file).toString(),
            Files.readString(file).replaceAll("\"elapsed_ms\": \\d+", ""));
      }
    }
    return files;
  }
}
