package metamemory.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;
import org.zeromq.ZMsg;

/// Jupyter's messages as frames, signed with the connection's key.
///
/// @param key the key of the connection file
record Wire(String key) {
  private static final String DELIMITER = "<IDS|MSG>";

  /// @param type such as `stream`
  /// @param parent the id of the request that it belongs to, empty where there is none
  record Message(String type, String parent, JsonObject content) {
    boolean isIdle() {
      return type.equals("status") && content.get("execution_state").getAsString().equals("idle");
    }
  }

  /// Sends a request; its id.
  String send(ZMQ.Socket socket, String type, JsonObject content) {
    String id = UUID.randomUUID().toString();
    JsonObject header = new JsonObject();
    header.addProperty("msg_id", id);
    header.addProperty("msg_type", type);
    header.addProperty("session", "system-tests");
    header.addProperty("username", "learner");
    header.addProperty("date", "2026-01-01T00:00:00.000000Z");
    header.addProperty("version", "5.3");
    List<String> signed = List.of(header.toString(), "{}", "{}", content.toString());
    ZMsg message = new ZMsg();
    message.add(DELIMITER);
    message.add(sign(signed));
    signed.forEach(message::add);
    message.send(socket);
    return id;
  }

  /// The next message, or null when none comes in time.
  static @Nullable Message receive(ZMQ.Socket socket, int millis) {
    socket.setReceiveTimeOut(millis);
    ZMsg frames = ZMsg.recvMsg(socket);
    if (frames == null) {
      return null;
    }
    List<String> texts = frames.stream().map(frame -> frame.getString(UTF_8)).toList();
    int header = texts.indexOf(DELIMITER) + 2;
    JsonObject parent = json(texts.get(header + 1));
    return new Message(
        json(texts.get(header)).get("msg_type").getAsString(),
        parent.has("msg_id") ? parent.get("msg_id").getAsString() : "",
        json(texts.get(header + 3)));
  }

  private String sign(List<String> frames) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
      frames.forEach(frame -> mac.update(frame.getBytes(UTF_8)));
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonObject json(String frame) {
    return JsonParser.parseString(frame).getAsJsonObject();
  }
}
