package metamemory.cli.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metamemory.cli.machine.Machines;
import metamemory.cli.machine.Machines.Recorded;
import metamemory.cli.machine.Stop;
import metamemory.cli.notebook.Cell;
import metamemory.cli.notebook.Notebook;
import metamemory.cli.workspace.Copies;
import metamemory.cli.workspace.Lesson;
import metamemory.cli.workspace.Lessons;
import metamemory.grade.Checker;
import metamemory.grade.Exercise;
import metamemory.grade.Exercises;
import metamemory.grade.GradeResult;
import metamemory.grade.Limits;
import metamemory.grade.Verdict;
import metamemory.kernel.learner.Coach;
import metamemory.kernel.learner.ProgressFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A learner who works on the lesson of the pack, in a terminal and an editor.
final class DeskTest {
  private static final Path LESSONS = Path.of("..", "..", "lessons").toAbsolutePath().normalize();

  /// A busy machine is nobody's wrong answer.
  private static final Limits PATIENT =
      new Limits(
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofSeconds(120),
          256,
          1024,
          1000);

  @TempDir private Path workspace;
  private final Recorded screen = Machines.screen();
  private Desk desk;
  private Exercise alignUp;
  private Lesson lesson;

  @BeforeEach
  void aCopiedLesson() throws IOException {
    lesson = Lessons.in(LESSONS).find("09");
    Copies.into(workspace, Lessons.in(LESSONS).all());
    ProgressFile progress = ProgressFile.in(workspace);
    Coach coach = new Coach(progress, new Checker(PATIENT, Checker.DEFAULT_SEED, Optional.empty()));
    desk = new Desk(LESSONS, workspace, Exercises.load(LESSONS), progress, coach);
    alignUp = desk.exercise("align-up");
  }

  private Path notebook() {
    return workspace.resolve(lesson.id()).resolve("lesson.ipynb");
  }

  private void answer(String source) {
    try {
      Notebook notebook = Notebook.read(notebook());
      Files.writeString(
          notebook(),
          notebook
              .withCells(
                  notebook.cells().stream()
                      .map(cell ->
                          cell.gradeId().equals("align-up") ? cell.withSource(source) : cell)
                      .toList())
              .toJson());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String solution() throws IOException {
    return Files.readString(alignUp.directory().resolve(alignUp.solution().orElseThrow()));
  }

  @Test
  void checksTheAnswerAsItWasSavedAndNotesTheAttempt() throws IOException {
    GradeResult before = desk.check(alignUp);
    answer(solution());
    GradeResult after = desk.check(alignUp);

    assertThat(before.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(after.verdict()).as(after.message()).isEqualTo(Verdict.PASSED);
    assertThat(ProgressFile.in(workspace).read().work("align-up"))
        .satisfies(work -> assertThat(work.attempts()).isEqualTo(2))
        .satisfies(work -> assertThat(work.passed()).isTrue())
        .satisfies(work -> assertThat(work.score()).isEqualTo(alignUp.points()));
  }

  @Test
  void watchesSavesUntilAnExercisePassesAndGoesOnInItsLesson() throws IOException {
    String solution = solution();
    List<Path> waitedFor = new ArrayList<>();
    Saves saves =
        file -> {
          waitedFor.add(file);
          switch (waitedFor.size()) {
            case 1 -> answer("long alignUp(long value, long alignment) { return value; }");
            case 2 -> answer(solution);
            default -> {
              return false;
            }
          }
          return true;
        };

    boolean all =
        new Watch(desk, Machines.linux(workspace, Map.of()), screen.screen(), saves)
            .run(Optional.of(alignUp));

    assertThat(all).isFalse();
    assertThat(waitedFor).containsExactly(notebook(), notebook(), notebook());
    assertThat(desk.progress().read().work("align-up").attempts()).isEqualTo(3);
    Exercise next = desk.nextAfter(alignUp).orElseThrow();
    assertThat(next.lesson()).isEqualTo(alignUp.lesson());
    assertThat(next).isNotEqualTo(alignUp);
    assertThat(screen.text())
        .contains(alignUp.title() + "  (align-up, 10 min)")
        .contains("✗", "✓")
        .contains(next.title());
  }

  @Test
  void goesDownThenBackUpInALessonThenToOthers() {
    List<Exercise> lesson =
        desk.exercises().all().stream().filter(e -> e.lesson().equals(alignUp.lesson())).toList();

    assertThat(desk.nextAfter(lesson.getFirst())).contains(lesson.getFirst());
    pass(lesson.get(1));
    assertThat(desk.nextAfter(lesson.get(1)))
        .contains(lesson.size() > 2 ? lesson.get(2) : lesson.getFirst());
    pass(lesson.getLast());
    assertThat(desk.nextAfter(lesson.getLast())).contains(lesson.getFirst());
    lesson.forEach(this::pass);
    assertThat(desk.nextAfter(lesson.getLast())).isEqualTo(desk.next());
    desk.exercises().all().forEach(this::pass);
    assertThat(desk.nextAfter(alignUp)).isEmpty();
  }

  private void pass(Exercise exercise) {
    desk.progress()
        .update(all ->
            all.withWork(
                exercise.id(), work -> work.checked(true, exercise.points(), exercise.points())));
  }

  @Test
  void aSaveIsSeen() throws IOException, InterruptedException {
    Path file = Files.writeString(workspace.resolve("some.ipynb"), "before");
    List<Boolean> seen = new ArrayList<>();
    Thread waiting =
        Thread.ofPlatform()
            .start(() -> seen.add(Saves.byLooking(Duration.ofMillis(5)).awaitNext(file)));
    while (waiting.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    Path beside = Files.writeString(workspace.resolve("beside"), "after, saved by moving");
    Files.move(beside, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    waiting.join();

    assertThat(seen).containsExactly(true);
  }

  @Test
  void aWaitThatIsInterruptedIsGivenUp() {
    Thread.currentThread().interrupt();

    assertThat(Saves.byLooking(Duration.ofHours(1)).awaitNext(notebook())).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aResetOfAnExerciseTouchesItsAnswerAloneAndKeepsTheNotebook() throws IOException {
    answer("// my first try");
    String before = Files.readString(notebook());

    Reset.Done done = new Reset(desk).exercise(alignUp);

    assertThat(done.backup()).isEqualTo(workspace.resolve("backups/" + lesson.id() + "-1.ipynb"));
    assertThat(Files.readString(done.backup())).isEqualTo(before);
    assertThat(Notebook.read(notebook()).cells())
        .extracting(Cell::source)
        .isEqualTo(lesson.learners().cells().stream().map(Cell::source).toList());
  }

  @Test
  void aResetOfALessonKeepsTheNotebook() throws IOException {
    Files.writeString(notebook(), "no notebook any more");

    Reset.Done done = new Reset(desk).lesson(lesson);

    assertThat(Files.readString(done.backup())).isEqualTo("no notebook any more");
    assertThat(Files.readString(notebook())).isEqualTo(lesson.learners().toJson());
  }

  @Test
  void nothingIsResetWithoutABackup() throws IOException {
    answer("// mine");
    String before = Files.readString(notebook());
    Files.writeString(workspace.resolve("backups"), "in the way");

    assertThatThrownBy(() -> new Reset(desk).exercise(alignUp))
        .isInstanceOf(Stop.class)
        .hasMessageContaining("nothing was put back");
    assertThat(Files.readString(notebook())).isEqualTo(before);
  }

  @Test
  void saysWhatToDoWithoutANotebook() throws IOException {
    Files.delete(notebook());

    assertThatThrownBy(() -> desk.check(alignUp))
        .isInstanceOf(Stop.class)
        .hasMessageContaining("./learn puts the lessons there");
    assertThatThrownBy(() -> desk.exercise("nope")).hasMessageContaining("align-up");
  }
}
