package metamemory.cli.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import metamemory.kernel.CellOutput;
import metamemory.kernel.CellResult;
import metamemory.kernel.MimeBundle;
import metamemory.kernel.StreamName;

/// Collects what a cell shows, in nbformat's form. Threads of the cell may write at the same time.
public final class Outputs implements CellOutput {
  private final List<MimeBundle> footers = new ArrayList<>();
  private final List<JsonObject> outputs = new ArrayList<>();
  private final StringBuilder pendingText = new StringBuilder();
  private final Map<String, JsonObject> byId = new HashMap<>();
  private StreamName pendingName = StreamName.STDOUT;
  private boolean clearsBeforeNext;

  @Override
  public synchronized void stream(StreamName name, String text) {
    clearIfAsked();
    if (name != pendingName) {
      flush();
      pendingName = name;
    }
    pendingText.append(text);
  }

  @Override
  public synchronized void display(MimeBundle bundle) {
    clearIfAsked();
    flush();
    outputs.add(data("display_data", bundle));
  }

  @Override
  public synchronized void displayAs(String id, MimeBundle bundle) {
    display(bundle);
    byId.put(id, outputs.getLast());
  }

  @Override
  public synchronized void update(String id, MimeBundle bundle) {
    JsonObject shown = byId.get(id);
    if (shown != null) {
      shown.add("data", forms(bundle));
    }
  }

  @Override
  public synchronized void clear(boolean beforeNext) {
    clearsBeforeNext = true;
    if (!beforeNext) {
      clearIfAsked();
    }
  }

  private void clearIfAsked() {
    if (clearsBeforeNext) {
      clearsBeforeNext = false;
      pendingText.setLength(0);
      outputs.clear();
    }
  }

  @Override
  public synchronized void footer(MimeBundle bundle) {
    footers.add(bundle);
  }

  /// Adds how the cell ended.
  ///
  /// @param result the end
  /// @param executionCount the cell's number
  public synchronized void end(CellResult result, int executionCount) {
    flush();
    switch (result) {
      case CellResult.Value(MimeBundle bundle) -> {
        JsonObject output = data("execute_result", bundle);
        output.addProperty("execution_count", executionCount);
        outputs.add(output);
      }
      case CellResult.Failed(String name, String message, List<String> traceback) ->
          outputs.add(error(name, message, traceback));
      case CellResult.Interrupted() ->
          outputs.add(error("Interrupted", "the cell was stopped", List.of()));
      case CellResult.Done() -> {}
    }
    footers.forEach(this::display);
  }

  /// What was shown so far.
  ///
  /// @return the outputs, text of one stream joined
  public synchronized List<JsonObject> all() {
    flush();
    return List.copyOf(outputs);
  }

  private void flush() {
    if (!pendingText.isEmpty()) {
      JsonObject output = typed("stream");
      output.addProperty("name", pendingName.wireName());
      output.add("text", Cell.lines(pendingText.toString()));
      outputs.add(output);
      pendingText.setLength(0);
    }
  }

  private static JsonObject data(String type, MimeBundle bundle) {
    JsonObject output = typed(type);
    output.add("data", forms(bundle));
    output.add("metadata", new JsonObject());
    return output;
  }

  private static JsonObject forms(MimeBundle bundle) {
    JsonObject data = new JsonObject();
    bundle.data().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(form -> data.add(form.getKey(), value(form.getKey(), form.getValue())));
    return data;
  }

  private static JsonElement value(String mimeType, String text) {
    // nbformat keeps JSON types as JSON and all others as lines of text.
    return mimeType.endsWith("json") ? JsonParser.parseString(text) : Cell.lines(text);
  }

  private static JsonObject error(String name, String message, List<String> traceback) {
    JsonArray lines = new JsonArray();
    traceback.forEach(lines::add);
    JsonObject output = typed("error");
    output.addProperty("ename", name);
    output.addProperty("evalue", message);
    output.add("traceback", lines);
    return output;
  }

  private static JsonObject typed(String type) {
    JsonObject output = new JsonObject();
    output.addProperty("output_type", type);
    return output;
  }
}
