package metamemory.kernel.jupyter;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import metamemory.kernel.Session;
import metamemory.kernel.SessionOptions;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// A kernel on loopback sockets in this JVM, and a front end's end of them.
final class FrontEnd implements AutoCloseable {
  static final String KEY = "7f3a-the-key";
  private static final int LONGEST_MILLIS = 30_000;

  final AtomicInteger ends = new AtomicInteger();
  private final Set<String> seen = new HashSet<>();
  private final Session session;
  private final Channels channels;
  private final ZContext context = new ZContext();
  private final Wire wire = new Wire(KEY, "hmac-sha256");
  private final ZMQ.Socket shell;
  private final ZMQ.Socket control;
  private final ZMQ.Socket stdin;
  private final ZMQ.Socket iopub;

  /// What came of one request.
  ///
  /// @param reply the content of its reply; empty for a message that gets none
  /// @param published all that was published about it, its `busy` and `idle` included
  record Exchange(JsonObject reply, List<Message> published) {
    List<String> types() {
      return published.stream().map(Message::type).toList();
    }

    List<JsonObject> contents(String type) {
      return published.stream().filter(m -> m.type().equals(type)).map(Message::content).toList();
    }

    String status() {
      return reply.get("status").getAsString();
    }

    String stream(String name) {
      StringBuilder text = new StringBuilder();
      contents("stream").stream()
          .filter(c -> c.get("name").getAsString().equals(name))
          .forEach(c -> text.append(c.get("text").getAsString()));
      return text.toString();
    }

    String value() {
      return contents("execute_result")
          .getFirst()
          .getAsJsonObject("data")
          .get("text/plain")
          .getAsString();
    }
  }

  FrontEnd() throws IOException {
    List<Integer> ports = freePorts();
    ConnectionFile file =
        new ConnectionFile(
            "tcp",
            "127.0.0.1",
            ports.get(0),
            ports.get(1),
            ports.get(2),
            ports.get(3),
            ports.get(4),
            KEY,
            "hmac-sha256");
    this.channels = new Channels(file);
    this.session = Session.open(new SessionOptions(Path.of("no-lessons-here"), Path.of(".")));
    JupyterKernel kernel = new JupyterKernel(channels, session, ends::incrementAndGet);
    Thread.ofPlatform().daemon().start(kernel::serve);
    this.shell = connect(SocketType.DEALER, file.shellPort());
    this.control = connect(SocketType.DEALER, file.controlPort());
    this.stdin = connect(SocketType.DEALER, file.stdinPort());
    this.iopub = connect(SocketType.SUB, file.iopubPort());
    iopub.subscribe(ZMQ.SUBSCRIPTION_ALL);
    awaitSubscription();
  }

  private static List<Integer> freePorts() throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    }
    List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
    for (ServerSocket socket : held) {
      socket.close();
    }
    return ports;
  }

  private ZMQ.Socket connect(SocketType type, int port) {
    ZMQ.Socket socket = context.createSocket(type);
    // One identity for all: the kernel asks for input on behalf of the shell's.
    socket.setIdentity("front-end".getBytes(StandardCharsets.US_ASCII));
    socket.setLinger(0);
    socket.setRcvHWM(0);
    socket.connect("tcp://127.0.0.1:" + port);
    return socket;
  }

  /// What is published before a subscription has arrived is lost, so ask until something comes.
  private void awaitSubscription() {
    boolean published = false;
    while (!published) {
      send(shell, "kernel_info_request", new JsonObject());
      receive(shell, LONGEST_MILLIS);
      published = receive(iopub, 50) != null;
    }
    while (receive(iopub, 100) != null) {
      // The rest of those.
    }
  }

  static JsonObject json(String text) {
    return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
  }

  /// The content of a request to run code.
  static JsonObject code(String code) {
    JsonObject content = new JsonObject();
    content.addProperty("code", code);
    content.addProperty("stop_on_error", true);
    return content;
  }

  Exchange run(String code) {
    return shell("execute_request", code(code));
  }

  Exchange shell(String type, JsonObject content) {
    return await(send(shell, type, content), shell);
  }

  Exchange control(String type, JsonObject content) {
    return await(send(control, type, content), control);
  }

  /// Sends a request without waiting for anything; its id.
  String start(String type, JsonObject content) {
    return send(shell, type, content);
  }

  /// Interrupts without waiting for the reply.
  void interrupt() {
    send(control, "interrupt_request", new JsonObject());
  }

  /// Waits for the reply and the idle of a request that was started.
  Exchange finish(String id) {
    return await(id, shell);
  }

  /// Sends frames as they are.
  void sendOnShell(List<byte[]> frames) {
    sendFrames(shell, frames);
  }

  /// Waits for the next question of the kernel.
  void question() {
    if (receive(stdin, LONGEST_MILLIS) == null) {
      throw new AssertionError("the kernel did not ask");
    }
  }

  /// Answers a question of the kernel.
  void answer(String line) {
    JsonObject content = new JsonObject();
    content.addProperty("value", line);
    send(stdin, "input_reply", content);
  }

  /// The next thing published that is wanted; all else is passed over.
  Message published(Predicate<Message> wanted) {
    while (true) {
      Message message = receive(iopub, LONGEST_MILLIS);
      if (message == null) {
        throw new AssertionError("nothing of that kind was published");
      }
      if (wanted.test(message)) {
        return message;
      }
    }
  }

  static boolean isAbout(Message message, String id) {
    return message.parent().has("msg_id")
        && message.parent().get("msg_id").getAsString().equals(id);
  }

  private Exchange await(String id, ZMQ.Socket channel) {
    List<Message> published = new ArrayList<>();
    while (published.isEmpty() || !isIdle(published.getLast())) {
      published.add(published(m -> isAbout(m, id)));
    }
    JsonObject reply = new JsonObject();
    Message message = receive(channel, expectsReply(published) ? LONGEST_MILLIS : 200);
    while (message != null && !isAbout(message, id)) {
      message = receive(channel, LONGEST_MILLIS);
    }
    return new Exchange(message == null ? reply : message.content(), published);
  }

  private static boolean expectsReply(List<Message> published) {
    return !published.getFirst().parent().get("msg_type").getAsString().startsWith("comm_o");
  }

  static boolean isIdle(Message message) {
    return message.type().equals("status")
        && message.content().get("execution_state").getAsString().equals("idle");
  }

  private String send(ZMQ.Socket socket, String type, JsonObject content) {
    JsonObject header = new JsonObject();
    String id = UUID.randomUUID().toString();
    header.addProperty("msg_id", id);
    header.addProperty("msg_type", type);
    header.addProperty("session", "front-end");
    sendFrames(socket, wire.encode(new Message(List.of(), header, new JsonObject(), content)));
    return id;
  }

  private static void sendFrames(ZMQ.Socket socket, List<byte[]> frames) {
    for (int i = 0; i < frames.size(); i++) {
      socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
    }
  }

  private @Nullable Message receive(ZMQ.Socket socket, int millis) {
    socket.setReceiveTimeOut(millis);
    byte[] first = socket.recv();
    if (first == null) {
      return null;
    }
    List<byte[]> frames = new ArrayList<>(List.of(first));
    while (socket.hasReceiveMore()) {
      frames.add(socket.recv());
    }
    try {
      Message message = wire.decode(frames);
      // As Jupyter's client does, over all channels.
      if (!seen.add(message.header().get("msg_id").getAsString())) {
        throw new AssertionError("the kernel sent a message twice: " + message.type());
      }
      return message;
    } catch (Wire.BadMessageException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    channels.close();
    session.close();
    context.close();
  }
}
