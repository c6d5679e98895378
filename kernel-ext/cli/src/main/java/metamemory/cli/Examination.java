package metamemory.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import metamemory.cli.jupyter.Jupyter;
import metamemory.cli.jupyter.JupyterSearch;
import metamemory.cli.jupyter.KernelSpec;
import metamemory.cli.machine.Apt;
import metamemory.cli.machine.Machine;
import metamemory.cli.machine.Program;
import metamemory.cli.workspace.Lesson;

/// Looks at everything that the lessons need, and at what only tests and graders need.
///
/// @param context the machine and the app
/// @param workspace the learner's folder
record Examination(Context context, Path workspace) {
  /// What was found of one thing.
  ///
  /// @param state how it is
  /// @param what the thing
  /// @param text what was found, or what to do
  record Finding(State state, String what, String text) {
    enum State {
      OK("ok"),
      /// Not there, and the lessons open without it.
      ABSENT("absent"),
      /// Not there, and the lessons do not open without it.
      MISSING("MISSING");

      private final String word;

      State(String word) {
        this.word = word;
      }

      String word() {
        return word;
      }
    }

    static Finding ok(String what, String text) {
      return new Finding(State.OK, what, text);
    }
  }

  List<Finding> all() {
    return List.of(
        jdk(),
        lessons(),
        jupyter(),
        kernel(),
        folder(),
        program("Maven", "mvn", "maven", "builds the app"),
        program("Python", "python3", "python3", "for a private Jupyter"),
        browser(),
        program("bubblewrap", "bwrap", "bubblewrap", "for grading strangers' answers"));
  }

  private Finding jdk() {
    String home = System.getProperty("java.home");
    String version = Runtime.version().toString();
    boolean compiles = ModuleLayer.boot().findModule("jdk.jshell").isPresent();
    boolean good = compiles && Runtime.version().feature() == 25;
    return good
        ? Finding.ok("JDK 25", version + ", " + home)
        : new Finding(
            Finding.State.MISSING,
            "JDK 25",
            "this is Java "
                + version
                + (compiles ? "" : " without jdk.jshell")
                + ", "
                + home
                + "; set JAVA_HOME to a JDK 25");
  }

  private Finding lessons() {
    List<Lesson> lessons = context.lessons().all();
    return Finding.ok(
        "lessons", lessons.size() + ", in " + context.machine().shortForm(context.app().lessons()));
  }

  private Finding jupyter() {
    Optional<Jupyter> jupyter = new JupyterSearch(context.machine()).find();
    return jupyter
        .map(found -> Finding.ok("Jupyter", found.description()))
        .orElseGet(() ->
            new Finding(
                Finding.State.MISSING, "Jupyter", "./learn gets one by itself where it may"));
  }

  private Finding kernel() {
    KernelSpec spec =
        KernelSpec.of(context.machine(), context.app(), Path.of(System.getProperty("java.home")));
    String folder = context.machine().shortForm(spec.folder());
    return spec.isInstalled()
        ? Finding.ok("kernel", folder)
        : new Finding(Finding.State.ABSENT, "kernel", "./learn installs it in " + folder);
  }

  private Finding folder() {
    String shown = context.machine().shortForm(workspace);
    Path exists = workspace;
    while (!Files.exists(exists) && exists.getParent() != null) {
      exists = exists.getParent();
    }
    if (!Files.isDirectory(exists) || !Files.isWritable(exists)) {
      return new Finding(
          Finding.State.MISSING,
          "your folder",
          shown + " cannot be written to; choose another with --workspace DIR");
    }
    return exists.equals(workspace)
        ? Finding.ok("your folder", shown)
        : new Finding(Finding.State.ABSENT, "your folder", "./learn makes " + shown);
  }

  private Finding program(String what, String program, String debianPackage, String use) {
    Machine machine = context.machine();
    return machine
        .which(program)
        .map(file -> Finding.ok(what, file + version(file)))
        .orElseGet(() ->
            new Finding(
                Finding.State.ABSENT,
                what,
                use + "; get it with: " + Apt.commandFor(List.of(debianPackage))));
  }

  private static String version(Path program) {
    return Program.ask(Duration.ofSeconds(20), List.of(program.toString(), "--version"))
        .filter(answer -> answer.status() == 0)
        .flatMap(answer -> answer.text().lines().findFirst())
        .map(line -> ", " + line.replaceAll("\u001b\\[[0-9;]*m", "").strip())
        .orElse("");
  }

  private Finding browser() {
    List<String> names = List.of("firefox", "chromium", "google-chrome", "open", "xdg-open");
    Stream<Path> found = names.stream().flatMap(name -> context.machine().which(name).stream());
    return found
        .findFirst()
        .map(file -> Finding.ok("browser", file.toString()))
        .orElseGet(() ->
            new Finding(
                Finding.State.ABSENT,
                "browser",
                "./learn --no-browser prints the address for one elsewhere"));
  }
}
