package metamemory.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import metamemory.cli.course.Course;
import metamemory.cli.machine.ExitCode;
import metamemory.cli.machine.Stop;
import metamemory.cli.verify.TestRun;
import metamemory.cli.workspace.Lesson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Makes a course directory for nbgrader.
@Command(
    name = "course",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a course directory for nbgrader 0.9: its configuration, the preprocessors by which it"
          + " grades with this command's sandbox, and the lessons as assignments.",
      "Writes over nothing that is there. Then, in DIR: nbgrader generate_assignment LESSON"
    })
final class CourseCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(index = "0", paramLabel = "DIR", description = "The course directory.")
  private Path folder = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "LESSON",
      description = "Lessons, or the beginnings of their names (default: all).")
  private List<String> lessons = List.of();

  CourseCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<Lesson> chosen =
        lessons.isEmpty() ? context.lessons().all() : context.lessons().find(lessons);
    List<Path> kept;
    try {
      kept = new Course(folder, learn()).write(chosen);
    } catch (IOException e) {
      throw Stop.missing("the course cannot be written: DIR=" + folder + " (" + e + ")");
    }
    context.screen().say("The course is in " + folder + ", with " + chosen.size() + " lessons.");
    for (Path file : kept) {
      context.screen().say("Kept, though a new one would be different: " + file);
    }
    return ExitCode.DONE.status();
  }

  /// The script where there is one, else what it would run.
  private List<String> learn() {
    String root = System.getProperty(TestRun.ROOT_PROPERTY, "");
    if (!root.isBlank()) {
      return List.of(Path.of(root, "learn").toString());
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        context.app().lib() + "/*",
        "metamemory.cli.Main");
  }
}
