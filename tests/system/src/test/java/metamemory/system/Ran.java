package metamemory.system;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// What came of one cell.
///
/// @param status `ok`, `error` or `aborted`, from the reply
/// @param outputs all that was published for it before its idle, in order
/// @param elapsed from the request to the reply and idle
record Ran(String status, List<Wire.Message> outputs, Duration elapsed) {
  /// What is to be read below the cell, as plain text.
  String text() {
    return outputs.stream().map(Ran::text).collect(Collectors.joining());
  }

  /// All of one kind, such as `text/html`, of what was displayed or was the result.
  String data(String mimeType) {
    return outputs.stream()
        .filter(message -> message.content().has("data"))
        .map(message -> message.content().getAsJsonObject("data"))
        .filter(data -> data.has(mimeType))
        .map(data -> data.get(mimeType).getAsString())
        .collect(Collectors.joining());
  }

  private static String text(Wire.Message message) {
    JsonObject content = message.content();
    return switch (message.type()) {
      case "stream" -> content.get("text").getAsString();
      case "error" ->
          content.get("ename").getAsString() + ": " + content.get("evalue").getAsString() + "\n";
      case "display_data", "execute_result" -> plain(content.getAsJsonObject("data")) + "\n";
      default -> "";
    };
  }

  private static String plain(JsonObject data) {
    return data.has("text/plain") ? data.get("text/plain").getAsString() : "";
  }
}
