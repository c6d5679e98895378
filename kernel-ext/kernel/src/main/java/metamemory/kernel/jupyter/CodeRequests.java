package metamemory.kernel.jupyter;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;
import metamemory.kernel.CodeAssist;
import metamemory.kernel.MimeBundle;

/// Answers requests about code that is being written.
final class CodeRequests {
  private final CodeAssist assist;

  CodeRequests(CodeAssist assist) {
    this.assist = assist;
  }

  JsonObject isComplete(Message request) {
    CodeAssist.Completeness state = assist.completeness(request.text("code", ""));
    JsonObject reply = new JsonObject();
    reply.addProperty("status", state.wireName());
    if (state == CodeAssist.Completeness.INCOMPLETE) {
      reply.addProperty("indent", "");
    }
    return reply;
  }

  JsonObject complete(Message request) {
    String code = request.text("code", "");
    int cursor = CodePoints.toUtf16(code, request.number("cursor_pos", 0));
    CodeAssist.Completions found = assist.complete(code, cursor);
    JsonArray matches = new JsonArray();
    found.texts().forEach(matches::add);
    JsonObject reply = Replies.ok();
    reply.add("matches", matches);
    reply.addProperty("cursor_start", CodePoints.fromUtf16(code, found.start()));
    reply.addProperty("cursor_end", CodePoints.fromUtf16(code, found.end()));
    reply.add("metadata", new JsonObject());
    return reply;
  }

  JsonObject inspect(Message request) {
    String code = request.text("code", "");
    Optional<MimeBundle> found =
        assist.inspect(code, CodePoints.toUtf16(code, request.number("cursor_pos", 0)));
    JsonObject reply =
        found.map(CellMessages::content).orElseGet(() -> CellMessages.content(Map.of()));
    reply.addProperty("status", "ok");
    reply.addProperty("found", found.isPresent());
    return reply;
  }
}
