package metamemory.kernel.jupyter;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/// What the kernel says of itself.
final class KernelInfo {
  private KernelInfo() {}

  static JsonObject reply() {
    String java = Runtime.version().toString();
    JsonObject language = new JsonObject();
    language.addProperty("name", "java");
    language.addProperty("version", java);
    language.addProperty("mimetype", "text/x-java");
    language.addProperty("file_extension", ".jshell");
    language.addProperty("pygments_lexer", "java");
    language.addProperty("codemirror_mode", "text/x-java");
    language.addProperty("nbconvert_exporter", "script");
    JsonObject reply = Replies.ok();
    reply.addProperty("protocol_version", Message.PROTOCOL_VERSION);
    reply.addProperty("implementation", "metamemory");
    reply.addProperty("implementation_version", "0.1.0");
    reply.add("language_info", language);
    reply.addProperty("banner", "Java " + java + " (Metamemory). %help tells what you can type.");
    reply.add("help_links", new JsonArray());
    return reply;
  }
}
