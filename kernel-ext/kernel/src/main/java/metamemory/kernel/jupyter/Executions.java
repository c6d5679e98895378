package metamemory.kernel.jupyter;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import metamemory.kernel.CellResult;
import metamemory.kernel.MimeBundle;
import metamemory.kernel.Session;
import metamemory.kernel.StreamName;
import org.jspecify.annotations.Nullable;

/// Answers `execute_request`: runs the cell, publishes how it ended, keeps the count and the
/// history.
final class Executions {
  private static final CellResult.Failed INTERRUPTED =
      new CellResult.Failed(
          "Interrupted",
          "the cell was interrupted",
          List.of(
              "\u001b[31mInterrupted: the cell was stopped; everything from earlier cells is still"
                  + " there\u001b[0m"));

  private static final CellResult.Failed ENDED =
      new CellResult.Failed(
          "KernelEnded",
          "this cell ended the kernel",
          List.of(
              "\u001b[31mKernelEnded: something that this cell called has called"
                  + " System.exit.\u001b[0m",
              "The kernel is gone, and with it all that cells defined. Jupyter starts a new one:"
                  + " run the cells above again."));

  private final Channels channels;
  private final Session session;
  private final InputRequests input;
  private final History history;
  private int count;
  private @Nullable String remark;
  private volatile @Nullable Message running;

  Executions(Channels channels, Session session, InputRequests input, History history) {
    this.channels = channels;
    this.session = session;
    this.input = input;
    this.history = history;
  }

  int count() {
    return count;
  }

  JsonObject execute(Message request) {
    String code = request.text("code", "");
    boolean silent = request.flag("silent", false);
    boolean stored = !silent && request.flag("store_history", true);
    CellMessages output = new CellMessages(channels, request, silent);
    if (stored) {
      count++;
      history.add(count, code);
    }
    JsonObject shown = new JsonObject();
    shown.addProperty("code", code);
    shown.addProperty("execution_count", count);
    output.publish("execute_input", shown);
    input.serve(request.flag("allow_stdin", false) ? request : null);
    String remarkHere = remark;
    if (remarkHere != null && !silent) {
      remark = null;
      output.stream(StreamName.STDERR, remarkHere);
    }
    running = request;
    CellResult result = session.run(code, count, output);
    running = null;
    if (stored && result instanceof CellResult.Value(MimeBundle bundle)) {
      history.ended(bundle.plain());
    }
    JsonObject reply = publish(result, output);
    if (isOk(result)) {
      reply.add("user_expressions", evaluate(request));
    }
    output.publishFooters();
    reply.add("payload", output.payload());
    reply.addProperty("execution_count", count);
    return reply;
  }

  /// Says something above the output of the next cell.
  void remarkOnNext(String text) {
    remark = text;
  }

  /// Answers the running cell, if one runs, from a thread of its own: nobody else uses the channel
  /// then, since it waits for that cell.
  void tellThatTheKernelEnds() {
    Message request = running;
    if (request != null) {
      CellMessages output = new CellMessages(channels, request, false);
      JsonObject reply = failure(ENDED, output);
      reply.addProperty("execution_count", count);
      channels.replyOnShell(request.answer("execute_reply", reply));
      channels.publish(request.answer("status", Replies.state("idle")));
    }
  }

  private static boolean isOk(CellResult result) {
    return result instanceof CellResult.Value || result instanceof CellResult.Done;
  }

  /// Shows how the cell ended, and says it in the reply.
  private JsonObject publish(CellResult result, CellMessages output) {
    switch (result) {
      case CellResult.Done _ -> {
        return Replies.ok();
      }
      case CellResult.Value(MimeBundle bundle) -> {
        JsonObject shown = CellMessages.content(bundle);
        shown.addProperty("execution_count", count);
        output.publish("execute_result", shown);
        return Replies.ok();
      }
      case CellResult.Failed failed -> {
        return failure(failed, output);
      }
      case CellResult.Interrupted _ -> {
        return failure(INTERRUPTED, output);
      }
    }
  }

  private static JsonObject failure(CellResult.Failed failed, CellMessages output) {
    JsonObject reply = Replies.error(failed);
    JsonObject shown = reply.deepCopy();
    shown.remove("status");
    output.publish("error", shown);
    return reply;
  }

  /// The values that the front end asked for beside the cell, each its own success or failure.
  private JsonObject evaluate(Message request) {
    JsonObject values = new JsonObject();
    if (request.content().get("user_expressions") instanceof JsonObject asked) {
      for (Map.Entry<String, JsonElement> expression : asked.entrySet()) {
        values.add(expression.getKey(), value(expression.getValue()));
      }
    }
    return values;
  }

  private JsonObject value(JsonElement expression) {
    if (!expression.isJsonPrimitive()) {
      return Replies.error(
          new CellResult.Failed("MagicException", "an expression must be a text", List.of()));
    }
    return switch (session.evaluate(expression.getAsString(), count)) {
      case CellResult.Value(MimeBundle bundle) -> ok(CellMessages.content(bundle));
      case CellResult.Done _ -> ok(CellMessages.content(Map.of()));
      case CellResult.Failed failed -> Replies.error(failed);
      case CellResult.Interrupted _ -> Replies.error(INTERRUPTED);
    };
  }

  private static JsonObject ok(JsonObject content) {
    content.addProperty("status", "ok");
    return content;
  }
}
