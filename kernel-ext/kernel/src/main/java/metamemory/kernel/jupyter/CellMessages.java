package metamemory.kernel.jupyter;

import com.google.gson.JsonArray;
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
  private final boolean silent;
  private final List<MimeBundle> footers = new ArrayList<>();
  private final JsonArray payload = new JsonArray();

  /// @param silent whether nothing at all is to be published, as the request asked
  CellMessages(Channels channels, Message request, boolean silent) {
    this.channels = channels;
    this.request = request;
    this.silent = silent;
  }

  /// Publishes something about the cell.
  void publish(String type, JsonObject content) {
    if (!silent) {
      channels.publishFromCell(request.answer(type, content));
    }
  }

  @Override
  public void stream(StreamName name, String text) {
    JsonObject content = new JsonObject();
    content.addProperty("name", name.wireName());
    content.addProperty("text", text);
    publish("stream", content);
  }

  @Override
  public void display(MimeBundle bundle) {
    JsonObject content = content(bundle);
    content.add("transient", new JsonObject());
    publish("display_data", content);
  }

  @Override
  public void displayAs(String id, MimeBundle bundle) {
    publish("display_data", named(id, bundle));
  }

  @Override
  public void update(String id, MimeBundle bundle) {
    publish("update_display_data", named(id, bundle));
  }

  @Override
  public void clear(boolean beforeNext) {
    JsonObject content = new JsonObject();
    content.addProperty("wait", beforeNext);
    publish("clear_output", content);
  }

  @Override
  public synchronized void page(MimeBundle bundle) {
    JsonObject page = content(bundle);
    page.addProperty("source", "page");
    page.addProperty("start", 0);
    payload.add(page);
  }

  @Override
  public synchronized void footer(MimeBundle bundle) {
    footers.add(bundle);
  }

  @Override
  public synchronized void offerCell(String source) {
    JsonObject next = new JsonObject();
    next.addProperty("source", "set_next_input");
    next.addProperty("text", source);
    next.addProperty("replace", false);
    payload.add(next);
  }

  /// Publishes what belongs below the cell's value.
  synchronized void publishFooters() {
    footers.forEach(this::display);
    footers.clear();
  }

  /// What the reply is to carry for the front end: pages and new cells.
  synchronized JsonArray payload() {
    return payload.deepCopy();
  }

  private static JsonObject named(String id, MimeBundle bundle) {
    JsonObject passing = new JsonObject();
    passing.addProperty("display_id", id);
    JsonObject content = content(bundle);
    content.add("transient", passing);
    return content;
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
