package metamemory.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Debian's JupyterHub on loopback: anybody may log in by a name, and gets a folder of their own.
final class Hub implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final ChildProcess process;
  private final URI url;

  private Hub(ChildProcess process, URI url) {
    this.process = process;
    this.url = url;
  }

  /// Starts it and waits until it serves.
  ///
  /// @param home whose environment it has
  /// @param users the folder of all users' folders
  /// @param environment what users' servers, and so their kernels, find in their environment
  static Hub start(LearnerHome home, Path users, Map<String, String> environment) {
    Path program = Needs.jupyterhub();
    int port = freePort();
    Path config = home.root().resolve("jupyterhub_config.py");
    TextFile.write(config, config(home, users, port, environment));
    Map<String, String> own = home.environment();
    // Debian's proxy is a program of Debian's Node.js, which looks only here.
    own.put("NODE_PATH", "/usr/share/nodejs:/usr/lib/nodejs:/usr/lib/x86_64-linux-gnu/nodejs");
    own.put("PATH", "/usr/bin:/bin");
    List<String> command = List.of(program.toString(), "-f", config.toString());
    ChildProcess process = ChildProcess.start(command, own, home.root());
    try {
      process.awaitLine(line -> line.contains("JupyterHub is now running at"), START);
      return new Hub(process, URI.create("http://127.0.0.1:" + port + "/"));
    } catch (AssertionError e) {
      process.close();
      throw e;
    }
  }

  private static String config(
      LearnerHome home, Path users, int port, Map<String, String> environment) {
    StringBuilder variables = new StringBuilder();
    environment.forEach(
        (name, value) -> variables.append("    '%s': '%s',%n".formatted(name, value)));
    return """
    c.JupyterHub.bind_url = 'http://127.0.0.1:%d/'
    c.JupyterHub.hub_bind_url = 'http://127.0.0.1:%d'
    c.ConfigurableHTTPProxy.api_url = 'http://127.0.0.1:%d'
    c.JupyterHub.db_url = 'sqlite:///%s/hub.sqlite'
    c.JupyterHub.cookie_secret_file = '%s/hub_cookie_secret'
    c.ConfigurableHTTPProxy.pid_file = '%s/proxy.pid'
    c.JupyterHub.authenticator_class = 'dummy'
    c.JupyterHub.spawner_class = 'simple'
    c.SimpleLocalProcessSpawner.home_dir_template = '%s/{username}'
    c.Spawner.args = ['--allow-root']
    c.Spawner.ip = '127.0.0.1'
    c.Spawner.environment = {
        'JUPYTERHUB_SINGLEUSER_APP': 'notebook.notebookapp.NotebookApp',
    %s}
    """
        .formatted(
            port, freePort(), freePort(), home.root(), home.root(), home.root(), users, variables);
  }

  /// The one address for all users: it asks who they are, starts their server, and opens their own
  /// copy of a notebook.
  URI link(String notebook) {
    return url.resolve("hub/user-redirect/notebooks/" + notebook);
  }

  List<ProcessHandle> tree() {
    return process.tree();
  }

  String output() {
    return process.output();
  }

  @Override
  public void close() {
    process.close();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
