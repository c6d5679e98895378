package metamemory.system;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The server that `./learn --no-browser` starts, up to its end.
final class JupyterServer implements AutoCloseable {
  // The first start installs the kernel and starts Jupyter: seconds; the bound is for a busy
  // machine.
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration INSTALL = Duration.ofMinutes(5);
  private static final Pattern URL =
      Pattern.compile("https?://(?:127\\.0\\.0\\.1|localhost):\\d+/\\S*token=\\w+\\S*");

  private final ChildProcess process;
  private final URI url;

  private JupyterServer(ChildProcess process, URI url) {
    this.process = process;
    this.url = url;
  }

  /// Starts it for this learner, on any free port, and waits for its address.
  static JupyterServer start(LearnerHome home) {
    Needs.jupyterServer();
    return start(
        App.learn("--no-browser", "--workspace", home.workspace().toString(), "--port", "0"), home);
  }

  /// Starts JupyterLab as `learn` installs it, in an environment of its own below `target`, so that
  /// it is fetched once.
  static JupyterServer startLab(LearnerHome home) {
    Path own = Path.of("target", "lab").toAbsolutePath();
    // Where this machine gets packages from is in its environment and in its user's pip.conf.
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putAll(home.environment());
    Path pip = Path.of(System.getProperty("user.home"), ".config/pip/pip.conf");
    if (Files.exists(pip)) {
      environment.putIfAbsent("PIP_CONFIG_FILE", pip.toString());
    }
    environment.put("LEARN_JUPYTER", "private");
    environment.put("METAMEMORY_HOME", own.toString());
    List<String> command =
        App.learn("--no-browser", "--workspace", home.workspace().toString(), "--port", "0");
    try {
      return start(command, home, environment, INSTALL);
    } catch (AssertionError failed) {
      if (Files.notExists(own.resolve("jupyter/complete"))) {
        System.err.println(failed.getMessage());
        Needs.missing("JupyterLab, which learn could not install", "python3-venv");
      }
      throw failed;
    }
  }

  static JupyterServer start(List<String> command, LearnerHome home) {
    return start(command, home, home.environment(), START);
  }

  private static JupyterServer start(
      List<String> command, LearnerHome home, Map<String, String> environment, Duration limit) {
    ChildProcess process = ChildProcess.start(command, environment, home.workspace());
    try {
      Matcher matcher = URL.matcher(process.awaitLine(URL.asPredicate(), limit));
      if (!matcher.find()) {
        throw new AssertionError("no address in the line that had one");
      }
      return new JupyterServer(process, URI.create(matcher.group()));
    } catch (AssertionError e) {
      process.close();
      throw e;
    }
  }

  /// The printed address, with its token.
  URI url() {
    return url;
  }

  /// The page of one notebook of the workspace, in the same kind of Jupyter as the printed address.
  URI notebook(String pathInWorkspace) {
    String page = url.getPath().contains("/lab") ? "/lab/tree/" : "/notebooks/";
    return url.resolve(page + pathInWorkspace + "?" + url.getQuery());
  }

  List<ProcessHandle> tree() {
    return process.tree();
  }

  /// Ends it as a closed terminal does.
  ///
  /// @return the processes that it left behind
  List<ProcessHandle> terminate() {
    return process.terminate();
  }

  @Override
  public void close() {
    process.close();
  }
}
