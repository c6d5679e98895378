package metamemory.system;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// A kernel started from its `kernel.json`, and the other end of its sockets.
final class KernelClient implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final List<String> PORTS =
      List.of("shell_port", "iopub_port", "stdin_port", "control_port", "hb_port");

  private final LearnerHome home;
  private final Map<String, String> more;
  private final JsonObject connection;
  private final ChildProcess process;
  private final ZContext context = new ZContext();
  private final Wire wire;
  private final ZMQ.Socket shell;
  private final ZMQ.Socket iopub;

  private KernelClient(LearnerHome home, Map<String, String> more, JsonObject connection) {
    this.home = home;
    this.more = more;
    this.connection = connection;
    this.process = launch(home, more, connection);
    this.wire = new Wire(connection.get("key").getAsString());
    this.shell = connect(SocketType.DEALER, connection.get("shell_port").getAsInt());
    this.iopub = connect(SocketType.SUB, connection.get("iopub_port").getAsInt());
    iopub.subscribe(ZMQ.SUBSCRIPTION_ALL);
  }

  /// Starts the kernel that `learn` installed for this learner, in the learner's workspace.
  static KernelClient start(LearnerHome home) {
    return start(home, Map.of());
  }

  /// Starts it with more variables in its environment.
  static KernelClient start(LearnerHome home, Map<String, String> more) {
    return ready(new KernelClient(home, more, newConnection()));
  }

  /// Starts the kernel anew on the same connection, as Jupyter does with one that died.
  KernelClient startAgain() {
    process.close();
    context.close();
    return ready(new KernelClient(home, more, connection));
  }

  private static ChildProcess launch(
      LearnerHome home, Map<String, String> more, JsonObject connection) {
    JsonObject spec = json(home.kernelspec());
    Path file = connectionFile(home, connection);
    TextFile.write(file, connection.toString());
    List<String> command =
        spec.getAsJsonArray("argv").asList().stream()
            .map(JsonElement::getAsString)
            .map(word -> word.replace("{connection_file}", file.toString()))
            .toList();
    Map<String, String> environment = home.environmentWith(spec.get("env"));
    environment.putAll(more);
    return ChildProcess.start(command, environment, home.workspace());
  }

  private static Path connectionFile(LearnerHome home, JsonObject connection) {
    return home.root().resolve("connection-" + connection.get("shell_port").getAsInt() + ".json");
  }

  /// What lies there while the kernel runs, and afterwards if it ended without being asked to.
  Path runningMark() {
    Path file = connectionFile(home, connection);
    return file.resolveSibling(file.getFileName() + ".running");
  }

  private static KernelClient ready(KernelClient client) {
    try {
      client.awaitReady();
    } catch (AssertionError e) {
      client.close();
      throw e;
    }
    return client;
  }

  /// Runs a cell and waits for its reply and for the idle that follows it.
  Ran run(String code, Duration limit) {
    JsonObject content = new JsonObject();
    content.addProperty("code", code);
    content.addProperty("silent", false);
    content.addProperty("store_history", true);
    content.add("user_expressions", new JsonObject());
    content.addProperty("allow_stdin", false);
    content.addProperty("stop_on_error", true);
    long start = System.nanoTime();
    String id = wire.send(shell, "execute_request", content);
    List<Wire.Message> outputs = outputsOf(id, start + limit.toNanos());
    Wire.Message reply = receive(shell, id, start + limit.toNanos());
    return new Ran(
        reply.content().get("status").getAsString(),
        outputs,
        Duration.ofNanos(System.nanoTime() - start));
  }

  /// Runs a cell that ends the kernel, and waits for its end.
  void runToTheEnd(String code, Duration limit) {
    JsonObject content = new JsonObject();
    content.addProperty("code", code);
    wire.send(shell, "execute_request", content);
    process.awaitExit(limit);
  }

  /// Asks the kernel to end, as Jupyter does, and waits; its exit code.
  int end(Duration limit) {
    wire.send(shell, "shutdown_request", new JsonObject());
    return process.awaitExit(limit);
  }

  boolean isAlive() {
    return !process.tree().isEmpty();
  }

  String printed() {
    return process.output();
  }

  /// A subscription reaches the kernel at some time after connecting, and what is published before
  /// is lost: so ask again until the answer comes on both sockets.
  private void awaitReady() {
    long end = System.nanoTime() + START.toNanos();
    boolean replied = false;
    boolean published = false;
    while (!(replied && published)) {
      if (System.nanoTime() > end || !isAlive()) {
        throw new AssertionError("the kernel does not answer; it printed:%n" + printed());
      }
      wire.send(shell, "kernel_info_request", new JsonObject());
      replied |= Wire.receive(shell, 500) != null;
      published |= Wire.receive(iopub, 100) != null;
    }
  }

  private List<Wire.Message> outputsOf(String id, long endNanos) {
    List<Wire.Message> outputs = new ArrayList<>();
    while (true) {
      Wire.Message message = receive(iopub, id, endNanos);
      if (message.isIdle()) {
        return outputs;
      }
      outputs.add(message);
    }
  }

  private Wire.Message receive(ZMQ.Socket socket, String id, long endNanos) {
    while (true) {
      int millis = (int) Duration.ofNanos(endNanos - System.nanoTime()).toMillis();
      Wire.Message message = millis <= 0 ? null : Wire.receive(socket, millis);
      if (message == null) {
        throw new AssertionError(
            "no answer in time: alive=%s, printed:%n%s".formatted(isAlive(), printed()));
      }
      if (message.parent().equals(id)) {
        return message;
      }
    }
  }

  @Override
  public void close() {
    process.close();
    context.close();
  }

  private ZMQ.Socket connect(SocketType type, int port) {
    ZMQ.Socket socket = context.createSocket(type);
    socket.setLinger(0);
    socket.setRcvHWM(0);
    socket.connect("tcp://127.0.0.1:" + port);
    return socket;
  }

  private static JsonObject newConnection() {
    JsonObject connection = new JsonObject();
    connection.addProperty("transport", "tcp");
    connection.addProperty("ip", "127.0.0.1");
    connection.addProperty("signature_scheme", "hmac-sha256");
    connection.addProperty("key", UUID.randomUUID().toString());
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (String port : PORTS) {
        ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        held.add(free);
        connection.addProperty(port, free.getLocalPort());
      }
      for (ServerSocket free : held) {
        free.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return connection;
  }

  private static JsonObject json(Path file) {
    try {
      return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
