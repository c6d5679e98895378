package metamemory.kernel.learner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import metamemory.grade.Checker;
import metamemory.grade.Definition;
import metamemory.grade.Exercise;
import metamemory.grade.GradeResult;
import metamemory.grade.Limits;
import metamemory.grade.Sandbox;
import metamemory.grade.StartCache;
import metamemory.kernel.learner.Progress.Work;

/// Checks, hints and solutions, as a learner asks for them; each is noted in their progress. The
/// notebook and the terminal both ask here, so a hint that was read in one is known in the other.
public final class Coach {
  private final ProgressFile progress;
  private final Checker checker;

  /// A coach.
  ///
  /// @param progress where it notes what was done
  /// @param checker who checks
  public Coach(ProgressFile progress, Checker checker) {
    this.progress = progress;
    this.checker = checker;
  }

  /// A coach with the limits of a notebook. The system's limits stand around a check, so that a
  /// runaway answer does not take the learner's machine along; walls would be in the way of nobody
  /// here, since it is the learner's own code.
  ///
  /// @param progress where it notes what was done
  /// @param cache what makes checks start faster
  /// @return the coach
  public static Coach of(ProgressFile progress, StartCache cache) {
    return new Coach(
        progress,
        new Checker(Limits.standard(), Checker.DEFAULT_SEED, Optional.of(cache), Sandbox.limits()));
  }

  /// Checks an answer, and notes the attempt.
  ///
  /// @param exercise the exercise
  /// @param definitions everything that the learner has defined
  /// @return the result
  /// @throws CancellationException if [#cancel()] was called
  public GradeResult check(Exercise exercise, List<Definition> definitions) {
    GradeResult result = checker.check(exercise, definitions);
    switch (result.verdict()) {
      case INFRASTRUCTURE -> {}
      case PASSED, FAILED, ERROR, TIMEOUT, MEMORY, CRASHED ->
          progress.update(all ->
              all.withWork(
                  exercise.id(),
                  work -> work.checked(result.isPassed(), result.score(), exercise.points())));
    }
    return result;
  }

  /// Stops the check that runs now.
  public void cancel() {
    checker.cancel();
  }

  /// Gives the next hint, or again the last one.
  ///
  /// @param exercise the exercise
  /// @return the hint
  public Told hint(Exercise exercise) {
    int given = progress.read().work(exercise.id()).hints();
    return hint(exercise, Math.min(given + 1, exercise.hints().size()));
  }

  /// Gives a hint by its number.
  ///
  /// @param exercise the exercise
  /// @param number from 1; hints come in order, so at most one more than were given
  /// @return the hint, or what to do for it
  public Told hint(Exercise exercise, int number) {
    int given = progress.read().work(exercise.id()).hints();
    int all = exercise.hints().size();
    if (number < 1 || number > all) {
      return Told.of("", "There are hints 1 to " + all + ": hint=" + number, "");
    }
    if (number > given + 1) {
      return Told.of("", "Hints come in order: the next one is " + (given + 1) + ".", "");
    }
    progress.update(now -> now.withWork(exercise.id(), w -> w.hinted(Math.max(number, w.hints()))));
    String next =
        number < all
            ? "Say `%hint " + exercise.id() + "` again for the next one."
            : "This is the last one.";
    return Told.of("Hint " + number + " of " + all, exercise.hints().get(number - 1), next);
  }

  /// Shows the solution to who has tried, or asks a second time.
  ///
  /// @param exercise the exercise
  /// @return the solution, or why not yet
  public Told solution(Exercise exercise) {
    Work before = progress.read().work(exercise.id());
    boolean shown = before.attempts() > 0 || before.solutionAsked();
    Told told = shown ? fullSolution(exercise) : notYet(exercise);
    boolean has = told.code().isPresent();
    progress.update(now -> now.withWork(exercise.id(), w -> w.askedForSolution(has)));
    return told;
  }

  private static Told notYet(Exercise exercise) {
    return Told.of(
        "",
        "You have not tried yet: write something and run `%check "
            + exercise.id()
            + "`, or take a"
            + " hint with `%hint "
            + exercise.id()
            + "`.",
        "To see a solution all the same, ask once more.");
  }

  private static Told fullSolution(Exercise exercise) {
    Optional<Path> file =
        exercise.solution().map(name -> exercise.directory().resolve(name)).filter(Files::exists);
    if (file.isEmpty()) {
      return Told.of("", "There is no solution to " + exercise.id() + " here.", "");
    }
    try {
      return new Told(
          "A solution to " + exercise.id(),
          "One of several that pass. Read it, close it, and write yours.",
          Optional.of(Files.readString(file.get())),
          "");
    } catch (IOException e) {
      return Told.of("", "The solution cannot be read: file=" + file.get() + " (" + e + ")", "");
    }
  }
}
