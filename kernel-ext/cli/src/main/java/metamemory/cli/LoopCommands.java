package metamemory.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import metamemory.cli.learner.Desk;
import metamemory.cli.learner.Reset;
import metamemory.cli.learner.Saves;
import metamemory.cli.learner.Watch;
import metamemory.cli.machine.ExitCode;
import metamemory.cli.machine.Screen;
import metamemory.grade.Exercise;
import metamemory.grade.Feedback;
import metamemory.grade.GradeResult;
import metamemory.kernel.learner.Told;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The learner's loop in a terminal: what the magics do, on the notebooks as they were saved last.
final class LoopCommands {
  private LoopCommands() {}

  static List<Object> all(Context context) {
    return List.of(
        new Progress(context),
        new Check(context),
        new Hint(context),
        new Solution(context),
        new PutBack(context),
        new Watching(context));
  }

  private static Desk desk(Context context, WorkspaceOption workspace) {
    return Desk.of(context.app().lessons(), context.workspace(workspace.folder));
  }

  private static ExitCode tell(Context context, Desk desk, Told told) {
    context
        .screen()
        .say(told.with(desk.progress().takeNotice()).plain().replace("`%", "`./learn "));
    return ExitCode.DONE;
  }

  @Command(
      name = "progress",
      mixinStandardHelpOptions = true,
      description = "Shows your lessons, exercises, hints and time, as %%progress does.")
  static final class Progress implements Callable<Integer> {
    private final Context context;
    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    Progress(Context context) {
      this.context = context;
    }

    @Override
    public Integer call() {
      Desk desk = desk(context, workspace);
      context.screen().out().print(desk.picture().text());
      desk.progress().takeNotice().ifPresent(context.screen()::say);
      return ExitCode.DONE.status();
    }
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Checks an answer in your notebook as it was saved last, as %%check does.")
  static final class Check implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "EXERCISE", description = "The exercise, as align-up.")
    private String id = "";

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    Check(Context context) {
      this.context = context;
    }

    @Override
    public Integer call() {
      Desk desk = desk(context, workspace);
      GradeResult result = desk.check(desk.exercise(id));
      Screen screen = context.screen();
      screen.out().print(Feedback.text(result));
      desk.progress().takeNotice().ifPresent(screen::say);
      return (result.isPassed() ? ExitCode.DONE : ExitCode.FAULT).status();
    }
  }

  @Command(
      name = "hint",
      mixinStandardHelpOptions = true,
      description = "Gives the next hint for an exercise, as %%hint does.")
  static final class Hint implements Callable<Integer> {
    private final Context context;

    @Parameters(index = "0", paramLabel = "EXERCISE", description = "The exercise, as align-up.")
    private String id = "";

    @Parameters(
        index = "1",
        arity = "0..1",
        paramLabel = "NUMBER",
        description = "Which hint (default: the next one).")
    private int number;

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    Hint(Context context) {
      this.context = context;
    }

    @Override
    public Integer call() {
      Desk desk = desk(context, workspace);
      Exercise exercise = desk.exercise(id);
      Told told = number == 0 ? desk.coach().hint(exercise) : desk.coach().hint(exercise, number);
      return tell(context, desk, told).status();
    }
  }

  @Command(
      name = "solution",
      mixinStandardHelpOptions = true,
      description = "Shows a solution after an attempt, or when asked twice, as %%solution does.")
  static final class Solution implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "EXERCISE", description = "The exercise, as align-up.")
    private String id = "";

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    Solution(Context context) {
      this.context = context;
    }

    @Override
    public Integer call() {
      Desk desk = desk(context, workspace);
      return tell(context, desk, desk.coach().solution(desk.exercise(id))).status();
    }
  }

  @Command(
      name = "reset",
      mixinStandardHelpOptions = true,
      description =
          "Puts an exercise or a whole lesson back to its start; your notebook is kept in backups.")
  static final class PutBack implements Callable<Integer> {
    private final Context context;

    @Parameters(
        paramLabel = "EXERCISE|LESSON",
        description = "An exercise, as align-up, or a lesson, as 09.")
    private String what = "";

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    PutBack(Context context) {
      this.context = context;
    }

    @Override
    public Integer call() {
      Desk desk = desk(context, workspace);
      Optional<Exercise> exercise = desk.exercises().find(what);
      Reset reset = new Reset(desk);
      Reset.Done done =
          exercise.map(reset::exercise).orElseGet(() -> reset.lesson(context.lessons().find(what)));
      Screen screen = context.screen();
      screen.say("Back to the start: " + context.machine().shortForm(done.file()));
      screen.say("  As it was before: " + context.machine().shortForm(done.backup()));
      screen.say("  If it is open in Jupyter, choose File, Reload Notebook from Disk.");
      return ExitCode.DONE.status();
    }
  }

  @Command(
      name = "watch",
      mixinStandardHelpOptions = true,
      description = "Shows the next exercise and checks it each time you save its notebook.")
  static final class Watching implements Callable<Integer> {
    private static final Duration GLANCE = Duration.ofMillis(300);

    private final Context context;

    @Parameters(
        arity = "0..1",
        paramLabel = "EXERCISE",
        description = "Where to begin (default: the first that is not passed).")
    private String id = "";

    @Option(names = "--once", description = "Check once and end.")
    private boolean once;

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    Watching(Context context) {
      this.context = context;
    }

    @Override
    public Integer call() {
      Desk desk = desk(context, workspace);
      Optional<Exercise> from = id.isEmpty() ? Optional.empty() : Optional.of(desk.exercise(id));
      Saves saves = once ? _ -> false : Saves.byLooking(GLANCE);
      boolean all = new Watch(desk, context.machine(), context.screen(), saves).run(from);
      return (all ? ExitCode.DONE : ExitCode.FAULT).status();
    }
  }
}
