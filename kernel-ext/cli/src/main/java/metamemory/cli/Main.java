package metamemory.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import metamemory.cli.jupyter.Way;
import metamemory.cli.machine.App;
import metamemory.cli.machine.ExitCode;
import metamemory.cli.machine.Machine;
import metamemory.cli.machine.Screen;
import metamemory.cli.machine.Stop;
import metamemory.cli.workspace.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/// The program behind `learn`. Without a command it opens the lessons in Jupyter.
@Command(
    name = "learn",
    description = "Opens the lessons in Jupyter, after setting up what is missing.",
    mixinStandardHelpOptions = true,
    version = "metamemory 0.1.0",
    sortOptions = false,
    footerHeading = "%nEnvironment:%n",
    footer = {
      "  " + Workspace.VARIABLE + "  your folder, when --workspace is not given",
      "  METAMEMORY_HOME       where a private Jupyter and logs are kept (default: ~/.metamemory)",
      "  " + Way.VARIABLE + "         forces one way to a Jupyter:",
      "                        path (yours), private (our own environment), system (the system's"
          + " package)",
      "%nExit codes: 0 done, 1 a lesson or an answer is at fault, 2 not understood, 3 something is"
          + " missing."
    })
public final class Main implements Callable<Integer> {
  private final Context context;

  @Mixin private final StartOptions options = new StartOptions();

  private Main(Context context) {
    this.context = context;
  }

  /// Runs a command and ends the process with its exit code.
  ///
  /// @param arguments what was typed after `learn`
  public static void main(String[] arguments) {
    Context context = new Context(Machine.current(), Screen.current(), App.current());
    System.exit(run(context, arguments));
  }

  /// Runs a command.
  static int run(Context context, String... arguments) {
    return commandLine(context).execute(arguments);
  }

  static CommandLine commandLine(Context context) {
    Screen screen = context.screen();
    CommandLine line = new CommandLine(new Main(context));
    LoopCommands.all(context).forEach(line::addSubcommand);
    return line.addSubcommand(new RunCommand(context))
        .addSubcommand(new BookCommand(context))
        .addSubcommand(new CutCommand(context))
        .addSubcommand(new TidyCommand(context))
        .addSubcommand(new NewExerciseCommand(context))
        .addSubcommand(new DoctorCommand(context))
        .addSubcommand(new TestCommand(context))
        .addSubcommand(new GradeCommand(context))
        .addSubcommand(new MergeCommand(context))
        .addSubcommand(new ExportCommand(context))
        .addSubcommand(new GradeOneCommand(context))
        .addSubcommand(new CourseCommand(context))
        .addSubcommand(new KernelCommand(context))
        .addSubcommand(
            new CommandLine(new BenchCommand(context))
                .addSubcommand(new BenchGradingCommand(context))
                .addSubcommand(new BenchPicturesCommand(context)))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(writer(screen.out()))
        .setErr(writer(screen.err()))
        .setParameterExceptionHandler((failure, typed) -> refuse(screen, failure))
        .setExecutionExceptionHandler((failure, command, parsed) -> explain(screen, failure));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }

  @Override
  public Integer call() throws Exception {
    return new Start(context, options).run().status();
  }

  private static int refuse(Screen screen, ParameterException failure) {
    String command = failure.getCommandLine().getCommandSpec().qualifiedName();
    screen.err().println("learn: " + failure.getMessage());
    screen.err().println("See: ./" + command + " --help");
    return ExitCode.USAGE.status();
  }

  private static int explain(Screen screen, Exception failure) {
    if (failure instanceof Stop stop) {
      screen.err().println("learn: " + stop.getMessage());
      return stop.exitCode().status();
    }
    screen.err().println("learn: something unexpected went wrong: " + failure);
    failure.printStackTrace(screen.err());
    return ExitCode.FAULT.status();
  }
}
