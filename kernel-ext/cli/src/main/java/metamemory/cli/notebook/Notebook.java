package metamemory.cli.notebook;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A notebook of nbformat 4.0 to 4.5. Immutable; fields that we do not know are kept as they are.
public final class Notebook {
  private static final int MAJOR = 4;
  private static final int LAST_MINOR = 5;
  private static final Pattern CELL_ID = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

  // One blank of indentation, nulls written: what Jupyter itself saves.
  private static final Gson GSON =
      new GsonBuilder()
          .serializeNulls()
          .disableHtmlEscaping()
          .setStrictness(Strictness.STRICT)
          .setFormattingStyle(FormattingStyle.PRETTY.withIndent(" "))
          .create();

  private static final JsonObject CANONICAL_METADATA =
      GSON.fromJson(
          """
          {"kernelspec": {"display_name": "Java (Metamemory)", "language": "java", "name": "metamemory"},
           "language_info": {"file_extension": ".jshell", "mimetype": "text/x-java-source",
                             "name": "java", "pygments_lexer": "java"}}
          """,
          JsonObject.class);

  private final JsonObject json;
  private final List<Cell> cells;

  private Notebook(JsonObject json, List<Cell> cells) {
    this.json = json;
    this.cells = List.copyOf(cells);
  }

  /// Reads a notebook.
  ///
  /// @param file the file
  /// @return the notebook
  /// @throws IOException if the file cannot be read
  /// @throws NotebookException if it holds no notebook of nbformat 4.0 to 4.5
  public static Notebook read(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    try {
      return parse(text);
    } catch (NotebookException e) {
      throw new NotebookException(e.getMessage() + "; file=" + file);
    }
  }

  /// Reads a notebook from text.
  ///
  /// @param text JSON
  /// @return the notebook
  /// @throws NotebookException if it is no notebook of nbformat 4.0 to 4.5
  public static Notebook parse(String text) {
    @Nullable JsonObject json;
    try {
      json = GSON.fromJson(text, JsonObject.class);
    } catch (JsonParseException e) {
      throw new NotebookException("not JSON: " + e.getMessage());
    }
    if (json == null) {
      throw new NotebookException("not a notebook: the document is empty");
    }
    checkFormat(json);
    if (!(json.get("cells") instanceof JsonArray array)) {
      throw new NotebookException("not a notebook: it has no list of cells");
    }
    List<Cell> cells = new ArrayList<>();
    for (JsonElement element : array) {
      try {
        cells.add(Cell.of(element));
      } catch (NotebookException e) {
        throw new NotebookException("cell " + (cells.size() + 1) + ": " + e.getMessage());
      }
    }
    return new Notebook(json, cells);
  }

  private static void checkFormat(JsonObject json) {
    int major = number(json, "nbformat");
    int minor = number(json, "nbformat_minor");
    if (major != MAJOR || minor < 0 || minor > LAST_MINOR) {
      throw new NotebookException(
          "only nbformat 4.0 to 4.5 is read: nbformat=%d.%d; open and save it in a current Jupyter"
              .formatted(major, minor));
    }
  }

  private static int number(JsonObject json, String field) {
    JsonElement value = json.get(field);
    if (value instanceof JsonPrimitive one && one.isNumber()) {
      return one.getAsInt();
    }
    throw new NotebookException(
        "not a notebook: " + field + " must be a number: " + field + "=" + value);
  }

  /// The cells in their order.
  ///
  /// @return the cells
  public List<Cell> cells() {
    return cells;
  }

  /// What the notebook is about.
  ///
  /// @return the text of its first heading, or `otherwise`
  /// @param otherwise what to call it when it has no heading
  public String title(String otherwise) {
    return cells.stream()
        .filter(cell -> cell.kind() == Cell.Kind.MARKDOWN)
        .flatMap(cell -> cell.source().lines())
        .filter(line -> line.startsWith("# "))
        .map(line -> line.substring(2).strip())
        .findFirst()
        .orElse(otherwise);
  }

  /// The same notebook with other cells.
  ///
  /// @param newCells the cells
  /// @return the new notebook
  public Notebook withCells(List<Cell> newCells) {
    return new Notebook(json, newCells);
  }

  /// The same notebook as nbformat 4.5, where each cell has an id.
  ///
  /// @return the new notebook
  public Notebook withIds() {
    JsonObject changed = json.deepCopy();
    changed.addProperty("nbformat_minor", LAST_MINOR);
    Set<String> seen = new HashSet<>();
    List<Cell> named = new ArrayList<>();
    for (Cell cell : cells) {
      JsonObject with = cell.json();
      JsonElement id = with.get("id");
      if (!(id instanceof JsonPrimitive name)
          || !CELL_ID.matcher(name.getAsString()).matches()
          || !seen.add(name.getAsString())) {
        with.addProperty("id", freshId(seen, named.size() + 1));
      }
      named.add(Cell.of(with));
    }
    return new Notebook(changed, named);
  }

  private static String freshId(Set<String> seen, int number) {
    String id = "cell-" + number;
    while (!seen.add(id)) {
      id += "-";
    }
    return id;
  }

  /// The one form in which a lesson is kept: without outputs, keys in order, text as lists of
  /// lines, and our kernel named in the same words everywhere. So a change is seen as what was
  /// changed.
  ///
  /// @return JSON with a line end after it
  public String toCanonicalJson() {
    JsonArray array = new JsonArray();
    for (Cell cell : withIds().cells()) {
      JsonObject bare = cell.withoutOutputs().json();
      bare.add("source", Cell.lines(cell.source()));
      array.add(bare);
    }
    JsonObject whole = new JsonObject();
    whole.add("cells", array);
    whole.add("metadata", CANONICAL_METADATA.deepCopy());
    whole.addProperty("nbformat", MAJOR);
    whole.addProperty("nbformat_minor", LAST_MINOR);
    return GSON.toJson(sorted(whole)) + "\n";
  }

  private static JsonElement sorted(JsonElement element) {
    return switch (element) {
      case JsonObject object -> {
        JsonObject inOrder = new JsonObject();
        object.keySet().stream().sorted().forEach(key -> inOrder.add(key, sorted(object.get(key))));
        yield inOrder;
      }
      case JsonArray array -> {
        JsonArray same = new JsonArray();
        array.forEach(each -> same.add(sorted(each)));
        yield same;
      }
      default -> element;
    };
  }

  /// The notebook as Jupyter would save it.
  ///
  /// @return JSON with a line end after it
  public String toJson() {
    JsonArray array = new JsonArray();
    cells.forEach(cell -> array.add(cell.json()));
    JsonObject whole = json.deepCopy();
    whole.add("cells", array);
    return GSON.toJson(whole) + "\n";
  }
}
