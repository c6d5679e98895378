package metamemory.kernel.jupyter;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import metamemory.kernel.Session;
import metamemory.kernel.SessionOptions;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// A learner's first minutes, played through on loopback sockets by one process that is kernel and
/// front end at once. The JVM watches, and makes a start cache of what it saw: see `KernelMain
/// --rehearse`. What the requests answer does not matter, as long as they are those that a start
/// and common cells consist of.
final class Rehearsal {
  private static final int PATIENCE_MILLIS = 60_000;

  /// How often the cells are run: the cache also keeps which methods are worth compiling.
  private static final int ROUNDS = 2;

  private static final List<String> CELLS =
      List.of(
          "1 + 1",
          "int count = 3; String name = \"memory\"; var list = new ArrayList<Integer>();",
          "record Point(int x, int y) { double length() { return Math.sqrt(x * x + y * y); } }",
          "class Counter { private int n; int next() { return ++n; } }\nnew Counter().next()",
          "for (int i = 0; i < 100; i++) System.out.println(\"line \" + i);",
          "IntStream.range(0, 5).mapToObj(i -> new Point(i, i)).map(Point::length).toList()",
          "var orders = BumpArena.open(128); orders.allocate(24, 8); orders.allocate(8, 8);\n"
              + "orders",
          "display(orders);",
          "List.of(1, 2).get(7)",
          "int wrong = \"text\";",
          "%%allocations\nvar made = new ArrayList<Point>(); made.add(new Point(1, 2)); made",
          "%counts on",
          "new int[10].length",
          "%counts off",
          "%help");

  private final ZContext context = new ZContext();
  private final Wire wire;
  private final ZMQ.Socket shell;
  private final ZMQ.Socket iopub;

  private Rehearsal(ConnectionFile file) {
    this.wire = new Wire(file.key(), file.signatureScheme());
    this.shell = connect(SocketType.DEALER, file.address(file.shellPort()));
    this.iopub = connect(SocketType.SUB, file.address(file.iopubPort()));
    iopub.subscribe(ZMQ.SUBSCRIPTION_ALL);
  }

  /// Plays the session through and returns.
  static void run() throws IOException {
    ConnectionFile file = connection();
    Channels channels = new Channels(file);
    try (Session session =
        Session.open(new SessionOptions(Path.of("no-lessons-here"), Path.of("")))) {
      Thread kernel =
          Thread.ofPlatform()
              .name("kernel")
              .start(() -> new JupyterKernel(channels, session, () -> {}).serve());
      Rehearsal learner = new Rehearsal(file);
      learner.play();
      learner.context.close();
      // The end is the learner's, too.
      Exit.prepare();
      channels.close();
      kernel.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void play() {
    ask("kernel_info_request", new JsonObject());
    for (int round = 0; round < ROUNDS; round++) {
      for (String cell : CELLS) {
        ask("execute_request", code(cell));
      }
      ask("is_complete_request", code("if (true) {"));
      ask("complete_request", at("\"text\".sub", 10));
      ask("complete_request", at("Sys", 3));
      ask("inspect_request", at("Math.max(", 8));
    }
    ask("history_request", new JsonObject());
    ask("comm_info_request", new JsonObject());
  }

  /// Sends a request and waits for its reply; what was published meanwhile is passed over.
  private void ask(String type, JsonObject content) {
    JsonObject header = new JsonObject();
    header.addProperty("msg_id", UUID.randomUUID().toString());
    header.addProperty("msg_type", type);
    header.addProperty("session", "rehearsal");
    send(wire.encode(new Message(List.of(), header, new JsonObject(), content)));
    shell.setReceiveTimeOut(PATIENCE_MILLIS);
    receive(shell);
    iopub.setReceiveTimeOut(0);
    while (receive(iopub)) {
      // Only read, so that it does not pile up.
    }
  }

  private void send(List<byte[]> frames) {
    for (int i = 0; i < frames.size(); i++) {
      shell.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
    }
  }

  private static boolean receive(ZMQ.Socket socket) {
    boolean any = socket.recv() != null;
    while (any && socket.hasReceiveMore()) {
      socket.recv();
    }
    return any;
  }

  private static JsonObject code(String code) {
    JsonObject content = new JsonObject();
    content.addProperty("code", code);
    return content;
  }

  private static JsonObject at(String code, int cursor) {
    JsonObject content = code(code);
    content.addProperty("cursor_pos", cursor);
    return content;
  }

  private ZMQ.Socket connect(SocketType type, String address) {
    ZMQ.Socket socket = context.createSocket(type);
    socket.setLinger(0);
    socket.setRcvHWM(0);
    socket.connect(address);
    return socket;
  }

  private static ConnectionFile connection() throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    }
    List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
    for (ServerSocket socket : held) {
      socket.close();
    }
    String key = UUID.randomUUID().toString();
    return new ConnectionFile(
        "tcp",
        "127.0.0.1",
        ports.get(0),
        ports.get(1),
        ports.get(2),
        ports.get(3),
        ports.get(4),
        key,
        "hmac-sha256");
  }
}
