package metamemory.kernel.jupyter;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Messages to signed frames and back. What was not signed with our key, or is not whole, is
/// refused with a reason, and the next message is read as if nothing had been.
final class Wire {
  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
  private static final int SIGNED_PARTS = 4;

  private final Gson gson = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();
  private final String key;
  private final String algorithm;

  Wire(String key, String signatureScheme) {
    this.key = key;
    this.algorithm =
        signatureScheme.replace("-", "").toUpperCase(Locale.ROOT).replace("HMAC", "Hmac");
  }

  /// Frames that are no message of ours.
  static final class BadMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    BadMessageException(String message) {
      super(message);
    }
  }

  List<byte[]> encode(Message message) {
    List<byte[]> parts = new ArrayList<>();
    for (JsonObject part :
        List.of(message.header(), message.parent(), new JsonObject(), message.content())) {
      parts.add(gson.toJson(part).getBytes(StandardCharsets.UTF_8));
    }
    List<byte[]> frames = new ArrayList<>(message.identities());
    frames.add(DELIMITER);
    frames.add(signature(parts));
    frames.addAll(parts);
    return frames;
  }

  Message decode(List<byte[]> frames) throws BadMessageException {
    int delimiter = 0;
    while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) {
      delimiter++;
    }
    if (frames.size() - delimiter < 2 + SIGNED_PARTS) {
      throw new BadMessageException(
          "a message needs a delimiter, a signature and four parts: frames=" + frames.size());
    }
    List<byte[]> parts = frames.subList(delimiter + 2, delimiter + 2 + SIGNED_PARTS);
    if (!key.isEmpty() && !MessageDigest.isEqual(signature(parts), frames.get(delimiter + 1))) {
      throw new BadMessageException("a message is not signed with this kernel's key");
    }
    JsonObject header = object(parts.get(0), "header");
    if (!header.has("msg_type") || !header.has("msg_id")) {
      throw new BadMessageException("a message's header needs msg_id and msg_type");
    }
    return new Message(
        List.copyOf(frames.subList(0, delimiter)),
        header,
        object(parts.get(1), "parent_header"),
        object(parts.get(3), "content"));
  }

  private JsonObject object(byte[] bytes, String part) throws BadMessageException {
    try {
      JsonObject object =
          gson.fromJson(new String(bytes, StandardCharsets.UTF_8), JsonObject.class);
      return object == null ? new JsonObject() : object;
    } catch (JsonParseException e) {
      throw new BadMessageException("a message's part is not a JSON object: part=" + part);
    }
  }

  private byte[] signature(List<byte[]> parts) {
    if (key.isEmpty()) {
      return new byte[0];
    }
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
      parts.forEach(mac::update);
      return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "the signature scheme is not known here: scheme=" + algorithm, e);
    }
  }
}
