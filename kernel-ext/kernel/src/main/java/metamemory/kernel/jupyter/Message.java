package metamemory.kernel.jupyter;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One message of the protocol.
///
/// @param identities whom a reply goes to: the routing frames before the delimiter
/// @param header id, type, session and time
/// @param parent the header of the request that this message answers; empty for none
/// @param content what the message says
record Message(List<byte[]> identities, JsonObject header, JsonObject parent, JsonObject content) {
  static final String PROTOCOL_VERSION = "5.3";

  private static final String KERNEL_SESSION = UUID.randomUUID().toString();

  String type() {
    return text(header, "msg_type");
  }

  /// A message in answer to this one.
  Message answer(String type, JsonObject answer) {
    return new Message(identities, newHeader(type, text(header, "session")), header, answer);
  }

  /// A message that answers none.
  static Message unasked(String type, JsonObject content) {
    return new Message(List.of(), newHeader(type, KERNEL_SESSION), new JsonObject(), content);
  }

  private static JsonObject newHeader(String type, String session) {
    JsonObject header = new JsonObject();
    header.addProperty("msg_id", UUID.randomUUID().toString());
    header.addProperty("username", "kernel");
    header.addProperty("session", session);
    header.addProperty("date", Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
    header.addProperty("msg_type", type);
    header.addProperty("version", PROTOCOL_VERSION);
    return header;
  }

  /// A text field of the content; the fallback where it is missing or of another kind.
  String text(String name, String fallback) {
    JsonElement element = content.get(name);
    return isValue(element) ? element.getAsString() : fallback;
  }

  /// A yes-or-no field of the content.
  boolean flag(String name, boolean fallback) {
    JsonElement element = content.get(name);
    return isValue(element) ? element.getAsBoolean() : fallback;
  }

  /// A whole number of the content.
  int number(String name, int fallback) {
    JsonElement element = content.get(name);
    return isValue(element) ? element.getAsInt() : fallback;
  }

  private static String text(JsonObject object, String name) {
    JsonElement element = object.get(name);
    return isValue(element) ? element.getAsString() : "";
  }

  private static boolean isValue(@Nullable JsonElement element) {
    return element != null && element.isJsonPrimitive();
  }
}
