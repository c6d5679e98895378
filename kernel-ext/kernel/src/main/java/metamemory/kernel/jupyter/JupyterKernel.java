package metamemory.kernel.jupyter;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import metamemory.kernel.CellResult;
import metamemory.kernel.CodeAssist;
import metamemory.kernel.MimeBundle;
import metamemory.kernel.Session;
import org.jspecify.annotations.Nullable;

/// Answers Jupyter's requests with a session: `busy` before each, `idle` after the last byte of its
/// output.
public final class JupyterKernel {
  private static final Logger LOG = Logger.getLogger(JupyterKernel.class.getName());

  private final Channels channels;
  private final Session session;
  private final InputRequests input;
  private final History history = new History();
  private int executionCount;

  JupyterKernel(Channels channels, Session session) {
    this.channels = channels;
    this.session = session;
    this.input = new InputRequests(channels);
  }

  /// Serves until shutdown.
  public void serve() {
    Thread.ofPlatform().daemon().name("heartbeat").start(channels::echoHeartbeats);
    Thread.ofPlatform()
        .daemon()
        .name("control")
        .start(() -> channels.serveControl(m -> handle(m, true)));
    channels.publish(Message.unasked("status", status("starting")));
    channels.serveShell(m -> handle(m, false));
  }

  private void handle(Message request, boolean onControl) {
    channels.publish(request.answer("status", status("busy")));
    try {
      JsonObject content = replyOrError(request);
      if (content != null) {
        Message reply = request.answer(request.type().replace("_request", "_reply"), content);
        if (onControl) {
          channels.replyOnControl(reply);
        } else {
          channels.replyOnShell(reply);
        }
      }
    } finally {
      channels.publish(request.answer("status", status("idle")));
    }
    if (request.type().equals("shutdown_request")) {
      end();
    }
  }

  /// Whatever goes wrong with one request, the next one must find the kernel listening.
  private @Nullable JsonObject replyOrError(Message request) {
    try {
      return reply(request);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.SEVERE, "a request failed: type=" + request.type(), e);
      return error(e);
    }
  }

  /// The content of the reply, or null for a message that needs none.
  private @Nullable JsonObject reply(Message request) {
    return switch (request.type()) {
      case "kernel_info_request" -> KernelInfo.reply();
      case "execute_request" -> execute(request);
      case "is_complete_request" -> isComplete(request);
      case "complete_request" -> complete(request);
      case "inspect_request" -> inspect(request);
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

  private JsonObject execute(Message request) {
    String code = request.text("code", "");
    boolean silent = request.flag("silent", false);
    if (!silent) {
      executionCount++;
      JsonObject shown = new JsonObject();
      shown.addProperty("code", code);
      shown.addProperty("execution_count", executionCount);
      channels.publish(request.answer("execute_input", shown));
    }
    if (!silent && request.flag("store_history", true)) {
      history.add(executionCount, code);
    }
    input.serve(request.flag("allow_stdin", false) ? request : null);
    CellMessages output = new CellMessages(channels, request);
    CellResult result = session.run(code, Math.max(1, executionCount), output);
    JsonObject reply = publish(result, request, silent);
    output.publishFooters();
    reply.addProperty("execution_count", executionCount);
    if (!(result instanceof CellResult.Value || result instanceof CellResult.Done)
        && request.flag("stop_on_error", true)) {
      abortWaiting();
    }
    return reply;
  }

  /// Shows how the cell ended, and says it in the reply.
  private JsonObject publish(CellResult result, Message request, boolean silent) {
    return switch (result) {
      case CellResult.Done _ -> succeeded();
      case CellResult.Value(MimeBundle bundle) -> {
        JsonObject shown = CellMessages.content(bundle);
        shown.addProperty("execution_count", executionCount);
        if (!silent) {
          channels.publish(request.answer("execute_result", shown));
        }
        yield succeeded();
      }
      case CellResult.Failed failed -> failure(failed, request);
      case CellResult.Interrupted _ ->
          failure(
              new CellResult.Failed(
                  "Interrupted",
                  "the cell was interrupted",
                  List.of(
                      "\u001b[31mInterrupted: the cell was stopped; everything from earlier cells"
                          + " is still there\u001b[0m")),
              request);
    };
  }

  private static JsonObject succeeded() {
    JsonObject reply = ok();
    reply.add("user_expressions", new JsonObject());
    reply.add("payload", new JsonArray());
    return reply;
  }

  private JsonObject failure(CellResult.Failed failed, Message request) {
    JsonObject error = new JsonObject();
    error.addProperty("ename", failed.name());
    error.addProperty("evalue", failed.message());
    JsonArray traceback = new JsonArray();
    failed.traceback().forEach(traceback::add);
    error.add("traceback", traceback);
    channels.publish(request.answer("error", error.deepCopy()));
    error.addProperty("status", "error");
    return error;
  }

  /// After an error the cells that were sent along with it are not run: the learner fixes the first
  /// fault first.
  private void abortWaiting() {
    for (Message waiting : channels.waitingOnShell()) {
      if (waiting.type().equals("execute_request")) {
        channels.publish(waiting.answer("status", status("busy")));
        JsonObject aborted = new JsonObject();
        aborted.addProperty("status", "aborted");
        aborted.addProperty("execution_count", executionCount);
        channels.replyOnShell(waiting.answer("execute_reply", aborted));
        channels.publish(waiting.answer("status", status("idle")));
      } else {
        handle(waiting, false);
      }
    }
  }

  private JsonObject isComplete(Message request) {
    CodeAssist.Completeness state = session.assist().completeness(request.text("code", ""));
    JsonObject reply = new JsonObject();
    reply.addProperty("status", state.wireName());
    if (state == CodeAssist.Completeness.INCOMPLETE) {
      reply.addProperty("indent", "");
    }
    return reply;
  }

  private JsonObject complete(Message request) {
    String code = request.text("code", "");
    int cursor = CodePoints.toUtf16(code, request.number("cursor_pos", 0));
    CodeAssist.Completions found = session.assist().complete(code, cursor);
    JsonArray matches = new JsonArray();
    found.texts().forEach(matches::add);
    JsonObject reply = ok();
    reply.add("matches", matches);
    reply.addProperty("cursor_start", CodePoints.fromUtf16(code, found.start()));
    reply.addProperty("cursor_end", CodePoints.fromUtf16(code, found.end()));
    reply.add("metadata", new JsonObject());
    return reply;
  }

  private JsonObject inspect(Message request) {
    String code = request.text("code", "");
    Optional<MimeBundle> found =
        session.assist().inspect(code, CodePoints.toUtf16(code, request.number("cursor_pos", 0)));
    JsonObject reply =
        found.map(CellMessages::content).orElseGet(() -> CellMessages.content(Map.of()));
    reply.addProperty("status", "ok");
    reply.addProperty("found", found.isPresent());
    return reply;
  }

  private static JsonObject commInfo() {
    JsonObject reply = ok();
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
    return ok();
  }

  private static JsonObject shutdown(Message request) {
    JsonObject reply = ok();
    reply.addProperty("restart", request.flag("restart", false));
    return reply;
  }

  /// Ends the process. A cell that will not stop must not keep it: after a moment it is halted.
  private void end() {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          session.interrupt();
          channels.close();
          Runtime.getRuntime().halt(0);
        });
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            Thread.sleep(250);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          Runtime.getRuntime().halt(0);
        });
  }

  private static JsonObject error(Throwable thrown) {
    JsonObject reply = new JsonObject();
    reply.addProperty("status", "error");
    reply.addProperty("ename", thrown.getClass().getName());
    reply.addProperty("evalue", String.valueOf(thrown.getMessage()));
    reply.add("traceback", new JsonArray());
    return reply;
  }

  static JsonObject ok() {
    JsonObject reply = new JsonObject();
    reply.addProperty("status", "ok");
    return reply;
  }

  private static JsonObject status(String state) {
    return JsonParser.parseString("{\"execution_state\":\"" + state + "\"}").getAsJsonObject();
  }
}
