package metamemory.kernel.learner;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The code in a notebook's file.
public final class NotebookCode {
  private NotebookCode() {}

  /// Takes the code out of a notebook.
  ///
  /// @param notebook the text of an `.ipynb` file
  /// @return the sources of its code cells, in order
  /// @throws IOException if it is no notebook
  public static List<String> cells(String notebook) throws IOException {
    List<String> cells = new ArrayList<>();
    try {
      JsonObject json = JsonParser.parseString(notebook).getAsJsonObject();
      if (!(json.get("cells") instanceof JsonArray all)) {
        throw new IOException("it is no notebook: it has no cells");
      }
      for (JsonElement each : all) {
        JsonObject cell = each.getAsJsonObject();
        if (new JsonPrimitive("code").equals(cell.get("cell_type"))) {
          cells.add(text(cell.get("source")));
        }
      }
      return cells;
    } catch (JsonParseException | IllegalStateException e) {
      throw new IOException("it is no notebook: " + e.getMessage(), e);
    }
  }

  private static String text(@Nullable JsonElement source) {
    if (source == null) {
      return "";
    }
    if (!(source instanceof JsonArray lines)) {
      return source.getAsString();
    }
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.getAsString()));
    return text.toString();
  }
}
