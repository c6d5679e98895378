package metamemory.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import metamemory.cli.jupyter.Jupyter;
import metamemory.cli.jupyter.JupyterServer;
import metamemory.cli.jupyter.JupyterSetup;
import metamemory.cli.jupyter.KernelCache;
import metamemory.cli.jupyter.KernelSpec;
import metamemory.cli.jupyter.Ports;
import metamemory.cli.machine.ExitCode;
import metamemory.cli.machine.Machine;
import metamemory.cli.machine.Screen;
import metamemory.cli.machine.Stop;
import metamemory.cli.workspace.Copies;
import metamemory.cli.workspace.Copies.Copy;
import metamemory.cli.workspace.Copies.Done;
import metamemory.cli.workspace.Lesson;
import metamemory.kernel.CheckCache;

/// Opens the lessons: a Jupyter, our kernel in it, the learner's notebooks, and the first lesson's
/// page.
final class Start {
  private final Context context;
  private final StartOptions options;

  Start(Context context, StartOptions options) {
    this.context = context;
    this.options = options;
  }

  ExitCode run() throws IOException {
    Machine machine = context.machine();
    Screen screen = context.screen();
    int port = Ports.free(options.port);
    Path workspace = context.workspace(options.workspace.folder);
    List<Lesson> lessons = context.lessons().all();
    Jupyter jupyter = new JupyterSetup(machine, screen).get();
    installKernel();
    copyLessons(workspace, lessons);
    prepareChecks();
    KernelCache.of(machine, context.app(), javaHome()).prepare(machine, screen);
    if (options.prepareOnly) {
      screen.say("Everything is set up: ./learn opens the lessons.");
      return ExitCode.DONE;
    }
    String page = Copies.pathOf(lessons.get(0));
    screen.say("Starting " + jupyter.description() + " in " + machine.shortForm(workspace));
    JupyterServer server =
        JupyterServer.start(
            machine, jupyter, new JupyterServer.Options(workspace, page, port, !options.noBrowser));
    screen.say("The first lesson is at");
    screen.say(server.url().toString());
    screen.say("Jupyter runs until you press Ctrl-C here.");
    server.await();
    return ExitCode.DONE;
  }

  private static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  private void installKernel() {
    KernelSpec spec = KernelSpec.of(context.machine(), context.app(), javaHome());
    try {
      if (spec.install()) {
        context.screen().say("Installed the kernel: " + context.machine().shortForm(spec.folder()));
      }
    } catch (IOException e) {
      throw Stop.missing(
          "the kernel cannot be installed: folder=%s (%s); set JUPYTER_DATA_DIR to a folder that you may write to"
              .formatted(spec.folder(), reason(e)));
    }
  }

  /// Once for each build: what makes the exercises' checks answer in half the time.
  private void prepareChecks() {
    Path lessons = context.app().lessons();
    if (!Files.isDirectory(CheckCache.folder(lessons))) {
      context.screen().say("Preparing quick checks, once (some seconds)");
    }
    try {
      CheckCache.prepare(lessons);
    } catch (IOException e) {
      context.screen().say("  That did not work, so checks take longer: " + reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void copyLessons(Path workspace, List<Lesson> lessons) {
    List<Copy> copies;
    try {
      copies = Copies.into(workspace, lessons);
    } catch (IOException e) {
      throw Stop.missing(
          "the lessons cannot be copied: workspace=%s (%s); choose another folder with --workspace DIR"
              .formatted(workspace, reason(e)));
    }
    say(copies, Done.COPIED, "Copied to " + context.machine().shortForm(workspace) + ": ");
    say(copies, Done.REPLACED, "Brought up to date, as you had not changed them: ");
    for (Copy copy : copies) {
      if (copy.done() == Done.PUT_BESIDE) {
        context
            .screen()
            .say(
                copy.lesson().id()
                    + " has changed, and so has yours. Yours is kept; the new one is "
                    + context.machine().shortForm(copy.file()));
      }
    }
  }

  private void say(List<Copy> copies, Done done, String beginning) {
    String names =
        copies.stream()
            .filter(copy -> copy.done() == done)
            .map(copy -> copy.lesson().id())
            .collect(Collectors.joining(", "));
    if (!names.isEmpty()) {
      context.screen().say(beginning + names);
    }
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
