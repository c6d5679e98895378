package metamemory.kernel.jupyter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/// The five sockets of a kernel. Each is used by one thread, which also closes it: ZeroMQ hangs
/// when another does. Loops wait for messages and never sleep.
final class Channels {
  private static final Logger LOG = Logger.getLogger(Channels.class.getName());

  /// How long messages that are still to be sent may hold up the end, in milliseconds.
  private static final int LINGER_MILLIS = 200;

  private final ZMQ.Context context = ZMQ.context(1);
  private final Wire wire;
  private final ZMQ.Socket shell;
  private final ZMQ.Socket control;
  private final ZMQ.Socket stdin;
  private final ZMQ.Socket iopub;
  private final ZMQ.Socket heartbeat;
  private final Publisher publisher;
  private final Questions questions;
  private volatile boolean closing;

  Channels(ConnectionFile file) {
    this.wire = new Wire(file.key(), file.signatureScheme());
    this.shell = bind(SocketType.ROUTER, file.address(file.shellPort()));
    this.control = bind(SocketType.ROUTER, file.address(file.controlPort()));
    this.stdin = bind(SocketType.ROUTER, file.address(file.stdinPort()));
    this.iopub = bind(SocketType.PUB, file.address(file.iopubPort()));
    this.heartbeat = bind(SocketType.REP, file.address(file.heartbeatPort()));
    this.publisher = new Publisher(this::sendOnIopub, iopub::close);
    this.questions = new Questions(new StdinLine());
  }

  private ZMQ.Socket bind(SocketType type, String address) {
    ZMQ.Socket socket = context.socket(type);
    // Beyond the default mark of 1,000 messages ZeroMQ drops output in silence, the idle status
    // included.
    socket.setSndHWM(0);
    socket.setRcvHWM(0);
    socket.setLinger(LINGER_MILLIS);
    socket.bind(address);
    return socket;
  }

  /// Answers heartbeats until the end.
  void echoHeartbeats() {
    untilClosed(
        heartbeat,
        () -> {
          byte[] beat = heartbeat.recv();
          if (beat != null) {
            heartbeat.send(beat);
          }
        });
  }

  /// Hands each request of the shell channel to the handler, until the end.
  void serveShell(Consumer<Message> handler) {
    serve(shell, handler);
  }

  /// Hands each request of the control channel to the handler, until the end.
  void serveControl(Consumer<Message> handler) {
    serve(control, handler);
  }

  private void serve(ZMQ.Socket socket, Consumer<Message> handler) {
    untilClosed(
        socket,
        () -> {
          Message message = receive(socket);
          if (message != null) {
            handler.accept(message);
          }
        });
  }

  private void untilClosed(ZMQ.Socket socket, Runnable step) {
    while (!closing) {
      try {
        step.run();
      } catch (RuntimeException | Error e) {
        // What a socket throws when it is closed under a waiting thread differs from case to case.
        // An error is the learner's, who took all memory: the next request may find some.
        if (!closing) {
          logLost(e);
        }
      }
    }
    socket.close();
  }

  private static void logLost(Throwable fault) {
    try {
      LOG.log(Level.WARNING, "a request was lost", fault);
    } catch (OutOfMemoryError e) {
      // Without a word, then: a thread that serves a channel must not end.
    }
  }

  /// Requests of the shell channel that have arrived already.
  List<Message> waitingOnShell() {
    List<Message> waiting = new ArrayList<>();
    ZMQ.Poller poller = context.poller(1);
    poller.register(shell, ZMQ.Poller.POLLIN);
    while (poller.poll(0) > 0) {
      Message message = receive(shell);
      if (message != null) {
        waiting.add(message);
      }
    }
    poller.close();
    return waiting;
  }

  /// The next message, or null for frames that are none.
  private @Nullable Message receive(ZMQ.Socket socket) {
    List<byte[]> frames = new ArrayList<>();
    do {
      byte[] frame = socket.recv();
      if (frame == null) {
        return null;
      }
      frames.add(frame);
    } while (socket.hasReceiveMore());
    try {
      return wire.decode(frames);
    } catch (Wire.BadMessageException e) {
      LOG.warning("dropped: " + e.getMessage());
      return null;
    }
  }

  void replyOnShell(Message reply) {
    send(shell, reply);
  }

  void replyOnControl(Message reply) {
    send(control, reply);
  }

  /// Publishes a message to every front end, after all that was published before. Only for the
  /// threads that serve a channel.
  void publish(Message message) {
    publisher.send(message);
  }

  /// Publishes a message of a cell, after all that was published before. Any thread may.
  void publishFromCell(Message message) {
    publisher.leave(message);
  }

  private void sendOnIopub(Message message) {
    send(
        iopub,
        new Message(
            List.of(message.type().getBytes(StandardCharsets.UTF_8)),
            message.header(),
            message.parent(),
            message.content()));
  }

  /// Asks the front end of a request for input and waits for it. Any thread may.
  ///
  /// @param wanted whether the answer is still wanted
  /// @return the answer, or null when it is no longer wanted or the thread was interrupted
  @Nullable Message ask(Message question, BooleanSupplier wanted) {
    return questions.ask(question, wanted);
  }

  /// Asks front ends for input, until the end.
  void serveQuestions() {
    untilClosed(stdin, questions::serveOne);
  }

  private final class StdinLine implements Questions.Line {
    @Override
    public void forgetAnswers() {
      while (receive(0) != null) {
        // A late answer to a question of an interrupted cell.
      }
    }

    @Override
    public void send(Message question) {
      Channels.this.send(stdin, question);
    }

    @Override
    public @Nullable Message receive(int millis) {
      stdin.setReceiveTimeOut(millis);
      return Channels.this.receive(stdin);
    }
  }

  private void send(ZMQ.Socket socket, Message message) {
    List<byte[]> frames = wire.encode(message);
    for (int i = 0; i < frames.size(); i++) {
      socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
    }
  }

  /// Sends what is still to be sent, in the moments before the process is gone anyhow.
  void closeSoon() {
    publisher.close();
    try {
      // ZeroMQ's own thread sends, and nothing tells when it has.
      Thread.sleep(LINGER_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Sends what is still to be sent and ends every loop. Waits for a request that is being
  /// answered.
  void close() {
    closing = true;
    questions.wake();
    publisher.close();
    context.term();
  }
}
