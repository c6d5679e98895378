package metamemory.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import metamemory.cli.machine.ExitCode;
import metamemory.cli.machine.Stop;
import metamemory.cli.workspace.Lesson;
import metamemory.cli.workspace.TidyLesson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Brings lessons' sources into the form in which they are kept.
@Command(
    name = "tidy",
    mixinStandardHelpOptions = true,
    description = {
      "For authors: brings lesson.ipynb into its canonical form (no outputs, keys in order)",
      "and writes the starters in exercises.json anew from its answer cells."
    })
final class TidyCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(
      arity = "0..*",
      paramLabel = "LESSON",
      description = "Lessons, or the beginnings of their names, as 09 (default: all).")
  private List<String> lessons = new ArrayList<>();

  @Mixin private final SourceOption source = new SourceOption();

  TidyCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    for (Lesson lesson : source.lessons().find(lessons)) {
      try {
        List<String> changed = TidyLesson.of(lesson).write();
        context
            .screen()
            .say(
                lesson.id()
                    + (changed.isEmpty() ? " is tidy" : ": wrote " + String.join(", ", changed)));
      } catch (IOException e) {
        throw Stop.missing("the lesson cannot be written: lesson=" + lesson.id() + " (" + e + ")");
      }
    }
    return ExitCode.DONE.status();
  }
}
