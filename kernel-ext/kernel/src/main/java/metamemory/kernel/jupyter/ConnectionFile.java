package metamemory.kernel.jupyter;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where Jupyter wants the kernel to listen, and the key that signs messages.
///
/// @param transport `tcp` or `ipc`
/// @param ip the address to listen on
/// @param shellPort requests and their replies
/// @param controlPort interrupt and shutdown
/// @param stdinPort input that a cell asks for
/// @param iopubPort what cells print and show
/// @param heartbeatPort the echo that tells the kernel is alive
/// @param key the secret that signs messages; empty for none
/// @param signatureScheme for example `hmac-sha256`
record ConnectionFile(
    String transport,
    String ip,
    int shellPort,
    int controlPort,
    int stdinPort,
    int iopubPort,
    int heartbeatPort,
    String key,
    String signatureScheme) {

  static ConnectionFile read(Path file) throws IOException {
    JsonObject json;
    try {
      json = new Gson().fromJson(Files.readString(file), JsonObject.class);
    } catch (JsonParseException e) {
      throw new IOException("the connection file is not JSON: file=" + file, e);
    }
    return new ConnectionFile(
        text(json, "transport", file),
        text(json, "ip", file),
        port(json, "shell_port", file),
        port(json, "control_port", file),
        port(json, "stdin_port", file),
        port(json, "iopub_port", file),
        port(json, "hb_port", file),
        text(json, "key", file),
        text(json, "signature_scheme", file));
  }

  /// The address of one socket.
  String address(int port) {
    return transport + "://" + ip + (transport.equals("ipc") ? "-" : ":") + port;
  }

  private static String text(JsonObject json, String name, Path file) throws IOException {
    return field(json, name, file).getAsString();
  }

  private static int port(JsonObject json, String name, Path file) throws IOException {
    return field(json, name, file).getAsInt();
  }

  private static com.google.gson.JsonElement field(JsonObject json, String name, Path file)
      throws IOException {
    com.google.gson.JsonElement element = json == null ? null : json.get(name);
    if (element == null) {
      throw new IOException("the connection file lacks a field: field=" + name + ", file=" + file);
    }
    return element;
  }

  /// Without the key: it must never be printed.
  @Override
  public String toString() {
    return "ConnectionFile[" + transport + "://" + ip + ", shell " + shellPort + "]";
  }
}
