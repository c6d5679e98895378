package metamemory.cli.notebook;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/// Small notebooks for tests.
public final class Notebooks {
  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  private Notebooks() {}

  /// A notebook of code cells.
  public static String ofCode(String... sources) {
    JsonArray cells = new JsonArray();
    for (String source : sources) {
      cells.add(code(source));
    }
    return of(cells);
  }

  /// A notebook whose only cell is a solution cell of nbgrader's.
  public static String ofSolution(String kind, String source) {
    JsonObject nbgrader = new JsonObject();
    nbgrader.addProperty("solution", true);
    JsonObject cell = code(source);
    cell.addProperty("cell_type", kind);
    cell.getAsJsonObject("metadata").add("nbgrader", nbgrader);
    JsonArray cells = new JsonArray();
    cells.add(cell);
    return of(cells);
  }

  private static JsonObject code(String source) {
    JsonObject cell = new JsonObject();
    cell.addProperty("cell_type", "code");
    cell.add("execution_count", null);
    cell.add("metadata", new JsonObject());
    cell.add("outputs", new JsonArray());
    cell.addProperty("source", source);
    return cell;
  }

  private static String of(JsonArray cells) {
    JsonObject notebook = new JsonObject();
    notebook.add("cells", cells);
    notebook.add("metadata", new JsonObject());
    notebook.addProperty("nbformat", 4);
    notebook.addProperty("nbformat_minor", 4);
    return GSON.toJson(notebook);
  }
}
