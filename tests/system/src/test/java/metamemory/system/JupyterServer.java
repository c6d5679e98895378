package metamemory.system;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The server that `./learn --no-browser` starts, up to its end.
final class JupyterServer implements AutoCloseable {
  // The first start installs the kernel and starts Jupyter: seconds; the bound is for a busy
  // machine.
  private static final Duration START = Duration.ofSeconds(60);
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

  static JupyterServer start(List<String> command, LearnerHome home) {
    Path directory = home.workspace();
    ChildProcess process = ChildProcess.start(command, home.environment(), directory);
    try {
      Matcher matcher = URL.matcher(process.awaitLine(URL.asPredicate(), START));
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
