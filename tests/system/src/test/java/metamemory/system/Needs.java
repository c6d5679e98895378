package metamemory.system;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// What a test needs of the machine. Where it is missing the test is skipped with the package's
/// name, but under `CI=true` it fails: there nothing may be skipped.
final class Needs {
  private Needs() {}

  static Path chromium() {
    return program("chromium", "chromium");
  }

  static Path chromedriver() {
    return program("chromedriver", "chromium-driver");
  }

  static Path node() {
    return program("node", "nodejs");
  }

  static Path npm() {
    return program("npm", "npm");
  }

  static Path maven() {
    return program("mvn", "maven");
  }

  /// Any Jupyter that can serve notebooks: `learn` chooses between them, as for a learner.
  static Path jupyterServer() {
    return Stream.of("jupyter-lab", "jupyter-notebook")
        .flatMap(name -> onPath(name).stream())
        .findFirst()
        .orElseGet(() -> program("jupyter-notebook", "jupyter-notebook"));
  }

  static Path bubblewrap() {
    return program("bwrap", "bubblewrap");
  }

  static Path munged() {
    return daemon("munged", "munge");
  }

  static Path slurmctld() {
    return daemon("slurmctld", "slurm-wlm");
  }

  static Path slurmd() {
    return daemon("slurmd", "slurm-wlm");
  }

  static Path sbatch() {
    return program("sbatch", "slurm-wlm");
  }

  static Path sinfo() {
    return program("sinfo", "slurm-wlm");
  }

  static Path nbconvert() {
    return program("jupyter-nbconvert", "jupyter-nbconvert");
  }

  /// The Python for which Debian's `jupyter_kernel_test` is installed, not whichever comes first.
  static Path pythonWithKernelTest() {
    Path python = program("/usr/bin/python3", "python3-jupyter-kernel-test");
    Path module = Path.of("/usr/lib/python3/dist-packages/jupyter_kernel_test/__init__.py");
    return Files.exists(module)
        ? python
        : missing("module jupyter_kernel_test", "python3-jupyter-kernel-test");
  }

  static Path jupyterhub() {
    program("configurable-http-proxy", "jupyterhub");
    return program("jupyterhub", "jupyterhub");
  }

  /// The Python for which Debian's jupyter_client is installed.
  static Path pythonWithJupyterClient() {
    jupyterServer();
    return program("/usr/bin/python3", "python3-jupyter-client");
  }

  /// The Python for which Debian's nbconvert is installed.
  static Path pythonWithNbconvert() {
    nbconvert();
    return program("/usr/bin/python3", "python3-nbconvert");
  }

  /// The app that the build makes before these tests run.
  static Path builtApp(Path app) {
    if (!Files.isDirectory(app.resolve("lib")) || !Files.isDirectory(app.resolve("lessons"))) {
      Assertions.fail("the app is not built: app=" + app + "; build it with: mvn package");
    }
    return app;
  }

  /// A file that the build makes before these tests run.
  static Path built(Path file) {
    if (!Files.isRegularFile(file)) {
      Assertions.fail("it is not built: file=" + file + "; build it with: mvn package");
    }
    return file;
  }

  /// Not everyone's PATH has the folder of daemons.
  private static Path daemon(String name, String debianPackage) {
    Path file = Path.of("/usr/sbin", name);
    return Files.isExecutable(file) ? file : program(name, debianPackage);
  }

  private static Path program(String name, String debianPackage) {
    return onPath(name).orElseGet(() -> missing(name, debianPackage));
  }

  private static Optional<Path> onPath(String name) {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
        .map(directory -> Path.of(directory).resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Skips the test, or fails it where nothing may be skipped.
  static Path missing(String what, String debianPackage) {
    return missing(what, debianPackage, Boolean.parseBoolean(System.getenv("CI")));
  }

  static Path missing(String what, String debianPackage, boolean ci) {
    String remedy =
        "missing=%s; install it with: apt-get install %s".formatted(what, debianPackage);
    if (ci) {
      return Assertions.fail("CI skips nothing: " + remedy);
    }
    System.err.println("SKIPPED, nothing was tested: " + remedy);
    return Assumptions.abort(remedy);
  }
}
