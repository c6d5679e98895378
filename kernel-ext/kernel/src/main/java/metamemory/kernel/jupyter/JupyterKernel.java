package metamemory.kernel.jupyter;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import metamemory.kernel.Session;
import org.jspecify.annotations.Nullable;

/// Answers Jupyter's requests with a session: `busy` before each, `idle` after the last byte of its
/// output.
public final class JupyterKernel {
  private static final Logger LOG = Logger.getLogger(JupyterKernel.class.getName());

  /// The compiler recurses into what a cell nests, and completion runs it on the shell's thread.
  private static final long SHELL_STACK_BYTES = 512L << 20;

  /// What may be answered beside a running cell. All else needs the session to itself.
  private static final Set<String> ON_CONTROL =
      Set.of("kernel_info_request", "interrupt_request", "shutdown_request", "comm_info_request");

  private final Channels channels;
  private final Session session;
  private final CodeRequests code;
  private final History history = new History();
  private final Executions executions;
  private final Runnable end;

  /// @param end what ends the process, told after the reply to a shutdown; returns or not
  JupyterKernel(Channels channels, Session session, Runnable end) {
    this.channels = channels;
    this.session = session;
    this.code = new CodeRequests(session.assist());
    InputRequests input = new InputRequests(channels, session::flush);
    this.executions = new Executions(channels, session, input, history);
    this.end = end;
  }

  /// Serves until shutdown.
  public void serve() {
    channels.publish(Message.unasked("status", Replies.state("starting")));
    Thread.ofPlatform().daemon().name("heartbeat").start(channels::echoHeartbeats);
    Thread.ofPlatform().daemon().name("questions").start(channels::serveQuestions);
    Thread.ofPlatform()
        .daemon()
        .name("control")
        .start(() -> channels.serveControl(this::handleControl));
    Thread shell =
        new Thread(null, () -> channels.serveShell(this::handleShell), "shell", SHELL_STACK_BYTES);
    shell.start();
    try {
      shell.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Says something above the output of the next cell.
  void remarkOnNextCell(String remark) {
    executions.remarkOnNext(remark);
  }

  /// Answers the running cell, if one runs, before the process is gone.
  void tellThatItEnds() {
    executions.tellThatTheKernelEnds();
  }

  private void handleControl(Message request) {
    if (ON_CONTROL.contains(request.type())) {
      handle(request, channels::replyOnControl);
    } else {
      LOG.warning("dropped: the control channel is for interrupts: type=" + request.type());
    }
  }

  private void handleShell(Message request) {
    handle(request, channels::replyOnShell).forEach(this::abort);
  }

  /// Answers a request; what was queued behind a cell that failed.
  private List<Message> handle(Message request, Consumer<Message> channel) {
    channels.publish(request.answer("status", Replies.state("busy")));
    List<Message> behind = List.of();
    try {
      JsonObject content = replyOrError(request);
      if (content != null) {
        // Looked for before the reply: what comes after it was sent by someone who knew.
        behind = failedAndStops(request, content) ? channels.waitingOnShell() : List.of();
        String type = request.type().replace("_request", "_reply");
        channel.accept(request.answer(type, content));
        if (request.type().equals("shutdown_request")) {
          // Other front ends of this kernel are told, too: in a message of its own, since Jupyter's
          // client refuses one whose signature it has seen.
          channels.publish(request.answer(type, content));
        }
      }
    } finally {
      channels.publish(request.answer("status", Replies.state("idle")));
    }
    if (request.type().equals("shutdown_request")) {
      end.run();
    }
    return behind;
  }

  /// Whatever goes wrong with one request, the next one must find the kernel listening.
  private @Nullable JsonObject replyOrError(Message request) {
    try {
      return reply(request);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.SEVERE, "a request failed: type=" + request.type(), e);
      return Replies.error(e);
    }
  }

  /// The content of the reply, or null for a message that needs none.
  private @Nullable JsonObject reply(Message request) {
    return switch (request.type()) {
      case "kernel_info_request" -> KernelInfo.reply();
      case "execute_request" -> executions.execute(request);
      case "is_complete_request" -> code.isComplete(request);
      case "complete_request" -> code.complete(request);
      case "inspect_request" -> code.inspect(request);
      case "history_request" -> history.reply(request);
      case "comm_info_request" -> commInfo();
      case "interrupt_request" -> interrupt();
      case "shutdown_request" -> shutdown(request);
      case "comm_open" -> {
        refuseComm(request);
        yield null;
      }
      case "comm_msg", "comm_close" -> null;
      default -> {
        LOG.warning("dropped: a request of a type that is not known here: type=" + request.type());
        yield null;
      }
    };
  }

  private static boolean failedAndStops(Message request, JsonObject reply) {
    return request.type().equals("execute_request")
        && reply.get("status").getAsString().equals("error")
        && request.flag("stop_on_error", true);
  }

  /// After an error the cells that were sent along with it are not run: the learner fixes the first
  /// fault first.
  private void abort(Message waiting) {
    if (waiting.type().equals("execute_request")) {
      channels.publish(waiting.answer("status", Replies.state("busy")));
      channels.replyOnShell(waiting.answer("execute_reply", Replies.aborted(executions.count())));
      channels.publish(waiting.answer("status", Replies.state("idle")));
    } else {
      handle(waiting, channels::replyOnShell).forEach(this::abort);
    }
  }

  private static JsonObject commInfo() {
    JsonObject reply = Replies.ok();
    reply.add("comms", new JsonObject());
    return reply;
  }

  /// Front ends open comms for widgets, which this kernel has none of: closing at once is the
  /// protocol's way to say so.
  private void refuseComm(Message request) {
    JsonObject close = new JsonObject();
    close.addProperty("comm_id", request.text("comm_id", ""));
    close.add("data", new JsonObject());
    channels.publish(request.answer("comm_close", close));
  }

  private JsonObject interrupt() {
    session.interrupt();
    return Replies.ok();
  }

  private static JsonObject shutdown(Message request) {
    JsonObject reply = Replies.ok();
    reply.addProperty("restart", request.flag("restart", false));
    return reply;
  }
}
