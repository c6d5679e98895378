package metamemory.cli.grading;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import metamemory.cli.machine.Screen;
import metamemory.cli.machine.Stop;
import metamemory.grade.Release;
import org.jspecify.annotations.Nullable;

/// Grades a class: each student by one of some workers, each result written as soon as it is there.
/// What is there already and still holds is not graded again, so a run that was killed goes on
/// where it was. Keeps names in memory, no submissions and no results.
public final class ClassGrading {
  /// An infrastructure's failure is tried again by so many more rounds over the class.
  private static final int MORE_ROUNDS = 2;

  private final StudentWork students;
  private final Screen screen;
  private final int workers;

  /// A grading.
  ///
  /// @param students grades one student
  /// @param screen where progress is shown
  /// @param workers how many students are graded at the same time, at least 1
  ClassGrading(StudentWork students, Screen screen, int workers) {
    this.students = students;
    this.screen = screen;
    this.workers = workers;
  }

  /// How many submissions came to what.
  ///
  /// @param graded how many were graded now
  /// @param kept how many had a result that still holds
  /// @param infrastructure how many could not be graded, through no fault of the student's
  public record Counts(int graded, int kept, int infrastructure) {}

  /// Grades students, and again those whom the machine failed.
  ///
  /// @param names the students
  /// @return the counts
  /// @throws IOException if a submission's folder cannot be read or a result cannot be written
  Counts run(List<String> names) throws IOException {
    Counts counts = round(names);
    for (int round = 0; round < MORE_ROUNDS && counts.infrastructure() > 0; round++) {
      screen.say(
          counts.infrastructure()
              + " could not be graded, through no fault of the students: trying again.");
      Counts again = round(names);
      // What was graded in the first round is kept now: it is counted once.
      int graded = counts.graded() + counts.infrastructure() - again.infrastructure();
      counts = new Counts(graded, counts.kept(), again.infrastructure());
    }
    return counts;
  }

  private Counts round(List<String> names) throws IOException {
    AtomicInteger next = new AtomicInteger();
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    Tally tally = new Tally();
    try (GradingProgress progress = GradingProgress.of(screen, names.size())) {
      List<Thread> threads =
          java.util.stream.IntStream.range(0, Math.min(workers, names.size()))
              .mapToObj(_ ->
                  Thread.ofPlatform()
                      .daemon()
                      .name("grader")
                      .start(() -> work(names, next, tally, progress, failure)))
              .toList();
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      failure.compareAndSet(null, e);
      Thread.currentThread().interrupt();
      throw new CancellationException("the grading was interrupted");
    }
    switch (failure.get()) {
      case null -> {}
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Exception e -> throw new IllegalStateException(e);
    }
    return tally.counts();
  }

  private void work(
      List<String> names,
      AtomicInteger next,
      Tally tally,
      GradingProgress progress,
      AtomicReference<@Nullable Exception> failure) {
    for (int at = next.getAndIncrement();
        at < names.size() && failure.get() == null;
        at = next.getAndIncrement()) {
      try {
        students.grade(names.get(at)).forEach(tally::add);
        progress.step();
      } catch (IOException | RuntimeException e) {
        failure.compareAndSet(null, e);
      }
    }
  }

  /// Grades all that a student handed in.
  @FunctionalInterface
  interface StudentWork {
    /// Does it; called by several threads.
    List<Step> grade(String student) throws IOException;
  }

  /// What came of one submission in this run.
  enum Step {
    GRADED,
    KEPT,
    INFRASTRUCTURE
  }

  private static final class Tally {
    private final AtomicInteger graded = new AtomicInteger();
    private final AtomicInteger kept = new AtomicInteger();
    private final AtomicInteger infrastructure = new AtomicInteger();

    void add(Step step) {
      (switch (step) {
            case GRADED -> graded;
            case KEPT -> kept;
            case INFRASTRUCTURE -> infrastructure;
          })
          .incrementAndGet();
    }

    Counts counts() {
      return new Counts(graded.get(), kept.get(), infrastructure.get());
    }
  }

  /// Grades the submissions in a folder.
  ///
  /// @param setup the grader and the lessons
  /// @param options what is asked for
  /// @param out where results go
  /// @param screen where progress is shown
  /// @return the counts
  /// @throws Stop if there is nothing to grade
  /// @throws IOException if files cannot be read or written
  public static Counts run(GradeSetup setup, ClassOptions options, ResultFolder out, Screen screen)
      throws IOException {
    SubmissionTree tree = SubmissionTree.of(options.submissions());
    List<String> names = tree.students().stream().filter(options.shard()::holds).toList();
    if (tree.passedOver() > 0) {
      screen.say(tree.passedOver() + " other files lie there and are passed over.");
    }
    StudentGrading students =
        new StudentGrading(
            setup,
            tree,
            out,
            options.seed(),
            options.lesson().map(setup::release).map(Release::lesson));
    return new ClassGrading(students::grade, screen, options.workers()).run(names);
  }
}
