package metamemory.cli.jupyter;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import metamemory.cli.machine.Machine;
import metamemory.cli.machine.PrivateFile;
import metamemory.cli.machine.Stop;

/// A Jupyter that serves one workspace, on the loopback address only, for as long as we live.
public final class JupyterServer {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration END_LIMIT = Duration.ofSeconds(15);
  private static final int TOKEN_BYTES = 24;
  private static final int POLL_MILLIS = 40;
  private static final int LOG_LINES = 15;

  private final Process process;
  private final URI url;
  private final Path log;
  private volatile boolean ending;

  private JupyterServer(Process process, URI url, Path log) {
    this.process = process;
    this.url = url;
    this.log = log;
  }

  /// What to serve.
  ///
  /// @param workspace the folder
  /// @param page the notebook to open first, within the workspace
  /// @param port the port to listen on
  /// @param browser whether Jupyter opens a browser itself
  public record Options(Path workspace, String page, int port, boolean browser) {}

  /// Starts a Jupyter and waits until it answers.
  ///
  /// @param machine whose environment it gets
  /// @param jupyter which one
  /// @param options what to serve
  /// @return the server
  /// @throws IOException if it cannot be started
  public static JupyterServer start(Machine machine, Jupyter jupyter, Options options)
      throws IOException {
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    String token = HexFormat.of().formatHex(random);
    // Jupyter writes the token into its log: nobody else on this machine may read it there.
    Path log =
        PrivateFile.empty(
            machine.ownFolder().resolve("logs").resolve("jupyter-" + options.port() + ".log"));
    ProcessBuilder builder =
        new ProcessBuilder(command(machine, jupyter, options))
            .directory(options.workspace().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    // By the environment and not by an option: every user sees the options of every process.
    builder.environment().put("JUPYTER_TOKEN", token);
    Process process = builder.start();
    process.getOutputStream().close();
    JupyterServer server = new JupyterServer(process, url(jupyter, options, token), log);
    Runtime.getRuntime().addShutdownHook(new Thread(server::end));
    server.awaitAnswer(options.port());
    return server;
  }

  private static List<String> command(Machine machine, Jupyter jupyter, Options options) {
    List<String> command = new ArrayList<>(jupyter.command());
    command.add("--ip=127.0.0.1");
    command.add("--port=" + options.port());
    command.add("--port-retries=0");
    command.add("--notebook-dir=" + options.workspace());
    // Ctrl-C reaches Jupyter too, which then asks whether it is meant; the answer is yes.
    command.add("-y");
    if (machine.root()) {
      command.add("--allow-root");
    }
    command.add(
        options.browser()
            ? options.workspace().resolve(options.page()).toString()
            : "--no-browser");
    return command;
  }

  private static URI url(Jupyter jupyter, Options options, String token) {
    String path = jupyter.flavour().page() + options.page();
    try {
      return new URI("http", null, "127.0.0.1", options.port(), path, "token=" + token, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("page=" + options.page(), e);
    }
  }

  private void awaitAnswer(int port) {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!answers(port)) {
      try {
        if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
          throw Stop.missing(
              "Jupyter did not start (status=" + process.exitValue() + "):\n" + lastLines());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw Stop.missing("interrupted while Jupyter was starting");
      }
      if (System.nanoTime() - deadline > 0) {
        end();
        throw Stop.missing(
            "Jupyter did not answer within " + START_LIMIT.toSeconds() + " s:\n" + lastLines());
      }
    }
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(Ports.loopback(), port), 1000);
      socket.setSoTimeout(2000);
      socket
          .getOutputStream()
          .write("GET /api HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return socket.getInputStream().read() >= 0;
    } catch (IOException notYet) {
      return false;
    }
  }

  private String lastLines() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()))
          + "\nlog="
          + log;
    } catch (IOException e) {
      return "log=" + log;
    }
  }

  /// The address of the first lesson, with the token.
  ///
  /// @return the address
  public URI url() {
    return url;
  }

  /// Waits until Jupyter ends, by itself or by Ctrl-C.
  public void await() {
    try {
      int status = process.waitFor();
      // Ended by us, as after Ctrl-C, is ended well.
      if (status != 0 && !ending) {
        throw Stop.missing("Jupyter ended with status=" + status + ":\n" + lastLines());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    ending = true;
    process.destroy();
    try {
      if (!process.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
