package metamemory.cli.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// One cell of a notebook. Fields that we do not know are kept as they are.
public final class Cell {
  /// What a cell holds.
  public enum Kind {
    MARKDOWN,
    CODE,
    RAW;

    private String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final JsonObject json;
  private final Kind kind;
  private final String source;

  private Cell(JsonObject json, Kind kind, String source) {
    this.json = json;
    this.kind = kind;
    this.source = source;
  }

  /// Reads a cell.
  ///
  /// @throws NotebookException if it is none
  static Cell of(JsonElement element) {
    if (!(element instanceof JsonObject json)) {
      throw new NotebookException("a cell is not an object");
    }
    return new Cell(json.deepCopy(), kindOf(json), text(json, "source"));
  }

  private static Kind kindOf(JsonObject json) {
    JsonElement type = json.get("cell_type");
    for (Kind kind : Kind.values()) {
      if (type instanceof JsonPrimitive name && name.getAsString().equals(kind.wireName())) {
        return kind;
      }
    }
    throw new NotebookException("cell_type must be markdown, code or raw: cell_type=" + type);
  }

  /// Multi-line text, which stands in notebooks as one string or as a list of lines.
  ///
  /// @param json where it stands
  /// @param field under which name
  /// @return the text
  /// @throws NotebookException if it is neither
  public static String text(JsonObject json, String field) {
    JsonElement value = json.get(field);
    if (value instanceof JsonPrimitive one && one.isString()) {
      return one.getAsString();
    }
    if (value instanceof JsonArray lines && allStrings(lines)) {
      return StreamSupport.stream(lines.spliterator(), false)
          .map(JsonElement::getAsString)
          .collect(Collectors.joining());
    }
    throw new NotebookException(
        field + " must be a string or a list of strings: " + field + "=" + value);
  }

  private static boolean allStrings(JsonArray lines) {
    return StreamSupport.stream(lines.spliterator(), false)
        .allMatch(line -> line instanceof JsonPrimitive one && one.isString());
  }

  /// Text in the form that Jupyter writes: a list of lines, each with its end.
  static JsonArray lines(String text) {
    JsonArray lines = new JsonArray();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end + 1));
      start = end + 1;
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }

  /// What it holds.
  ///
  /// @return the kind
  public Kind kind() {
    return kind;
  }

  /// How the cell is named in its file.
  ///
  /// @return the id, or empty text where there is none
  public String id() {
    return json.get("id") instanceof JsonPrimitive id ? id.getAsString() : "";
  }

  /// What is said about the cell.
  ///
  /// @return a copy of its metadata, which may be empty
  public JsonObject metadata() {
    return json.get("metadata") instanceof JsonObject metadata
        ? metadata.deepCopy()
        : new JsonObject();
  }

  /// What the author wrote.
  ///
  /// @return the text, lines ended by `\n`
  public String source() {
    return source;
  }

  /// The first line with something on it, to name the cell by.
  ///
  /// @return the line without blanks around it; empty in an empty cell
  public String firstLine() {
    return source.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
  }

  /// Whether the cell asks for an exercise to be checked.
  ///
  /// @return true for `%check …`
  public boolean isCheck() {
    return kind == Kind.CODE && firstLine().startsWith("%check");
  }

  /// Whether nbgrader's metadata says that the learner writes the answer here.
  ///
  /// @return true for a solution cell
  public boolean isSolution() {
    return nbgrader("solution") instanceof JsonPrimitive solution && solution.getAsBoolean();
  }

  /// What nbgrader calls the cell; for an answer, the exercise's id.
  ///
  /// @return the grade id, or empty text where there is none
  public String gradeId() {
    return nbgrader("grade_id") instanceof JsonPrimitive id ? id.getAsString() : "";
  }

  private @Nullable JsonElement nbgrader(String field) {
    return json.get("metadata") instanceof JsonObject metadata
            && metadata.get("nbgrader") instanceof JsonObject nbgrader
        ? nbgrader.get(field)
        : null;
  }

  /// The same cell with other text, and without the outputs that belonged to the old one.
  ///
  /// @param newSource the text
  /// @return the new cell
  public Cell withSource(String newSource) {
    JsonObject changed = json.deepCopy();
    changed.add("source", lines(newSource));
    clearOutputs(changed);
    return new Cell(changed, kind, newSource);
  }

  /// The same cell as if it had never been run.
  ///
  /// @return the new cell
  public Cell withoutOutputs() {
    JsonObject changed = json.deepCopy();
    clearOutputs(changed);
    return new Cell(changed, kind, source);
  }

  private void clearOutputs(JsonObject changed) {
    if (kind == Kind.CODE) {
      changed.add("execution_count", JsonNull.INSTANCE);
      changed.add("outputs", new JsonArray());
    }
  }

  /// The same cell after it was run.
  ///
  /// @param executionCount its number among the cells that ran, from 1
  /// @param outputs what it showed, in nbformat's form
  /// @return the new cell
  public Cell withOutputs(int executionCount, List<JsonObject> outputs) {
    JsonObject changed = json.deepCopy();
    JsonArray array = new JsonArray();
    outputs.forEach(array::add);
    changed.addProperty("execution_count", executionCount);
    changed.add("outputs", array);
    return new Cell(changed, kind, source);
  }

  /// What it showed when it was run.
  ///
  /// @return the outputs in nbformat's form
  public List<JsonObject> outputs() {
    if (!(json.get("outputs") instanceof JsonArray outputs)) {
      return List.of();
    }
    return StreamSupport.stream(outputs.spliterator(), false)
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .toList();
  }

  JsonObject json() {
    return json.deepCopy();
  }
}
