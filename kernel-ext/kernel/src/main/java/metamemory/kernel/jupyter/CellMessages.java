package metamemory.kernel.jupyter;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import metamemory.kernel.CellOutput;
import metamemory.kernel.MimeBundle;
import metamemory.kernel.StreamName;

/// A cell's output as messages that name the cell's request as their parent.
final class CellMessages implements CellOutput {
  private final Channels channels;
  private final Message request;
  private final List<MimeBundle> footers = new ArrayList<>();

  CellMessages(Channels channels, Message request) {
    this.channels = channels;
    this.request = request;
  }

  @Override
  public void stream(StreamName name, String text) {
    JsonObject content = new JsonObject();
    content.addProperty("name", name.wireName());
    content.addProperty("text", text);
    channels.publish(request.answer("stream", content));
  }

  @Override
  public void display(MimeBundle bundle) {
    JsonObject content = content(bundle);
    content.add("transient", new JsonObject());
    channels.publish(request.answer("display_data", content));
  }

  @Override
  public void footer(MimeBundle bundle) {
    footers.add(bundle);
  }

  /// Publishes what belongs below the cell's value.
  void publishFooters() {
    footers.forEach(this::display);
  }

  static JsonObject content(MimeBundle bundle) {
    return content(bundle.data());
  }

  static JsonObject content(Map<String, String> data) {
    JsonObject forms = new JsonObject();
    data.forEach(forms::addProperty);
    JsonObject content = new JsonObject();
    content.add("data", forms);
    content.add("metadata", new JsonObject());
    return content;
  }
}
