package metamemory.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import metamemory.cli.machine.ExitCode;
import metamemory.cli.machine.Screen;
import metamemory.cli.machine.Stop;
import metamemory.cli.workspace.Lesson;
import metamemory.cli.workspace.NewExercise;
import metamemory.grade.LessonFormatException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Makes the skeleton of an exercise, and says how it becomes one.
@Command(
    name = "new-exercise",
    mixinStandardHelpOptions = true,
    description = {
      "For authors: makes a small exercise that passes its tests, to be changed into yours:",
      "its cells, its entry in exercises.json, a solution, two wrong answers and a suite.",
      "Overwrites nothing."
    })
final class NewExerciseCommand implements Callable<Integer> {
  private static final Path SUITES = Path.of("tests/exercises/src/main/java/metamemory/exercises");

  private final Context context;

  @Parameters(index = "0", paramLabel = "LESSON", description = "The lesson, as 09.")
  private String lesson = "";

  @Parameters(index = "1", paramLabel = "ID", description = "The new exercise's id, as align-up.")
  private String id = "";

  @Mixin private final SourceOption source = new SourceOption();

  NewExerciseCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Path root = source.folder().resolveSibling("");
    Lesson chosen = source.lessons().find(lesson);
    Screen screen = context.screen();
    try {
      List<Path> written = NewExercise.of(chosen, id, root.resolve(SUITES)).write();
      screen.say("Wrote the skeleton of " + id + ":");
      written.forEach(file -> screen.say("  " + root.relativize(file)));
    } catch (LessonFormatException e) {
      throw Stop.fault("the exercises cannot be read: " + e.getMessage());
    } catch (IOException e) {
      throw Stop.missing("the exercise cannot be written: id=" + id + " (" + e + ")");
    }
    String number = chosen.id().substring(0, 2);
    screen.say("It doubles a number, and its tests pass. Make it yours, in this order:");
    screen.say("  1. the suite: what must hold, and what a learner is told when it does not");
    screen.say("  2. the three cells, at the end of the notebook: move them to their section");
    screen.say("  3. hints, wrong answers and points in exercises.json; solution/ and wrong/");
    screen.say(
        "Then ./learn tidy " + number + " writes its starter, ./learn run " + number + " runs it,");
    screen.say("and the tests that CONTRIBUTING.md names say what is missing.");
    return ExitCode.DONE.status();
  }
}
