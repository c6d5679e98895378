package metamemory.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import metamemory.cli.machine.ExitCode;
import metamemory.cli.machine.SafeFile;
import metamemory.cli.machine.Screen;
import metamemory.cli.machine.Stop;
import metamemory.cli.notebook.Notebook;
import metamemory.cli.notebook.NotebookPage;
import metamemory.cli.run.LessonRun;
import metamemory.cli.run.RunProgress;
import metamemory.cli.workspace.Lesson;
import metamemory.kernel.SessionOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs lessons in our own kernel and writes what they show.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Runs lessons without Jupyter or Python; writes executed notebooks and HTML pages.")
final class RunCommand implements Callable<Integer> {
  /// Whose notebook is run.
  enum Role {
    INSTRUCTOR,
    LEARNER
  }

  private final Context context;

  @Parameters(
      arity = "0..*",
      paramLabel = "LESSON",
      description = "Lessons, or the beginnings of their names, as 09 (default: all).")
  private List<String> lessons = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where the executed notebooks and pages go (default: executed, in your folder).")
  private @Nullable Path out;

  @Option(
      names = "--as",
      paramLabel = "WHO",
      description =
          "instructor: with the solutions (default); learner: as learners get it, unsolved.")
  private Role role = Role.INSTRUCTOR;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long one cell may take (default: ${DEFAULT-VALUE}).")
  private int timeoutSeconds = 120;

  @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

  RunCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (timeoutSeconds < 1) {
      throw Stop.usage("--timeout must be at least 1: seconds=" + timeoutSeconds);
    }
    Path folder = context.workspace(workspace.folder);
    Path target = out == null ? folder.resolve("executed") : out.toAbsolutePath();
    List<Lesson> chosen = context.lessons().find(lessons);
    List<String> failed = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < chosen.size(); i++) {
      Lesson lesson = chosen.get(i);
      String place = chosen.size() == 1 ? "" : " (" + (i + 1) + " of " + chosen.size() + ")";
      if (!run(lesson, place, folder, target)) {
        failed.add(lesson.id());
      }
    }
    if (chosen.size() > 1) {
      sum(chosen.size(), failed, (System.nanoTime() - start) / 1e9);
    }
    return (failed.isEmpty() ? ExitCode.DONE : ExitCode.FAULT).status();
  }

  private void sum(int lessons, List<String> failed, double seconds) {
    String fate = failed.isEmpty() ? "none failed" : "failed: " + String.join(", ", failed);
    context
        .screen()
        .say(String.format(Locale.ROOT, "%d lessons ran in %.0f s, %s", lessons, seconds, fate));
  }

  private boolean run(Lesson lesson, String place, Path folder, Path target) {
    long start = System.nanoTime();
    boolean learners = role == Role.LEARNER;
    Notebook notebook = learners ? lesson.learners() : lesson.instructors();
    SessionOptions options = new SessionOptions(context.app().lessons(), folder);
    LessonRun.Ended ended;
    try (RunProgress progress =
        RunProgress.of(context.screen(), lesson.id() + place, LessonRun.cells(notebook))) {
      ended =
          new LessonRun(options, Duration.ofSeconds(timeoutSeconds), learners)
              .run(notebook, progress::cell);
    }
    Path page = write(lesson, ended.notebook(), target);
    double seconds = (System.nanoTime() - start) / 1e9;
    report(lesson, ended, page, seconds);
    return ended.failure().isEmpty();
  }

  private static Path write(Lesson lesson, Notebook notebook, Path target) {
    Path page = target.resolve(lesson.id() + ".html");
    try {
      SafeFile.replace(target.resolve(lesson.id() + ".ipynb"), utf8(notebook.toJson()));
      SafeFile.replace(page, utf8(NotebookPage.of(notebook, lesson.id())));
      return page;
    } catch (IOException e) {
      throw Stop.missing(
          "the executed lesson cannot be written: folder=" + target + " (" + e + ")");
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void report(Lesson lesson, LessonRun.Ended ended, Path page, double seconds) {
    Screen screen = context.screen();
    String open =
        ended.unsolved() == 0 ? "" : ", " + ended.unsolved() + " of them wait for your answer";
    ended
        .failure()
        .ifPresentOrElse(
            failure ->
                screen
                    .err()
                    .printf(
                        Locale.ROOT,
                        "learn: %s failed in cell %d (%s)%n  %s%n",
                        lesson.id(),
                        failure.cell(),
                        failure.firstLine(),
                        failure.error()),
            () ->
                screen.say(
                    String.format(
                        Locale.ROOT,
                        "%s: %d cells ran in %.1f s%s",
                        lesson.id(),
                        ended.cellsRun(),
                        seconds,
                        open)));
    screen.say("  " + context.machine().shortForm(page));
  }
}
