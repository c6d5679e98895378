package metamemory.kernel.jupyter;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import metamemory.kernel.CellResult;

/// The contents that many replies share.
final class Replies {
  private Replies() {}

  /// All went well.
  static JsonObject ok() {
    return withStatus("ok");
  }

  /// The request was not looked at, since one before it failed.
  static JsonObject aborted(int executionCount) {
    JsonObject reply = withStatus("aborted");
    reply.addProperty("execution_count", executionCount);
    return reply;
  }

  /// A cell or expression failed.
  static JsonObject error(CellResult.Failed failed) {
    JsonObject reply = withStatus("error");
    reply.addProperty("ename", failed.name());
    reply.addProperty("evalue", failed.message());
    JsonArray traceback = new JsonArray();
    failed.traceback().forEach(traceback::add);
    reply.add("traceback", traceback);
    return reply;
  }

  /// The request itself could not be answered.
  static JsonObject error(Throwable thrown) {
    return error(
        new CellResult.Failed(
            thrown.getClass().getName(), String.valueOf(thrown.getMessage()), List.of()));
  }

  /// What the kernel is doing: `starting`, `busy` or `idle`.
  static JsonObject state(String state) {
    JsonObject content = new JsonObject();
    content.addProperty("execution_state", state);
    return content;
  }

  private static JsonObject withStatus(String status) {
    JsonObject reply = new JsonObject();
    reply.addProperty("status", status);
    return reply;
  }
}
