package metamemory.cli.learner;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import metamemory.cli.machine.Machine;
import metamemory.cli.machine.Screen;
import metamemory.grade.Exercise;
import metamemory.grade.Feedback;
import metamemory.grade.GradeResult;

/// One exercise after the other, the rest of its lesson first: checked now, and again at each save
/// of its notebook, until it passes.
///
/// @param desk the learner's desk
/// @param machine for how paths are written
/// @param screen where it tells
/// @param saves how it waits
public record Watch(Desk desk, Machine machine, Screen screen, Saves saves) {
  /// Watches until all exercises are passed, or the wait is given up.
  ///
  /// @param from the exercise to begin with, or empty for the next that is open
  /// @return whether all are passed
  public boolean run(Optional<Exercise> from) {
    Optional<Exercise> now = from.isPresent() ? from : desk.next();
    while (now.isPresent()) {
      introduce(now.get());
      if (!untilPassed(now.get())) {
        return false;
      }
      now = desk.nextAfter(now.get());
    }
    screen.say("All exercises are passed.");
    screen.say(desk.picture().headline());
    return true;
  }

  private void introduce(Exercise exercise) {
    screen.say("");
    screen.say(exercise.title() + "  (" + exercise.id() + ", " + exercise.minutes() + " min)");
    screen.say("  " + machine.shortForm(desk.notebookOf(exercise)));
    screen.say("  Checked at each save. ./learn hint " + exercise.id() + " helps; Ctrl-C ends.");
  }

  private boolean untilPassed(Exercise exercise) {
    while (true) {
      try {
        GradeResult result = desk.check(exercise);
        screen.say("");
        screen.out().print(Feedback.text(result));
        desk.progress().takeNotice().ifPresent(screen::say);
        if (result.isPassed()) {
          return true;
        }
      } catch (CancellationException stopped) {
        return false;
      }
      if (!saves.awaitNext(desk.notebookOf(exercise))) {
        return false;
      }
    }
  }
}
