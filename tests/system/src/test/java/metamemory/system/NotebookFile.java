package metamemory.system;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A notebook as the JSON in its file.
record NotebookFile(JsonObject json) {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().setPrettyPrinting().disableHtmlEscaping().create();

  static NotebookFile read(Path file) {
    try {
      return new NotebookFile(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Path file) {
    try {
      Files.writeString(file, GSON.toJson(json) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Replaces what is in the learner's cell of an exercise.
  void answer(String exercise, String source) {
    solutionCell(exercise).addProperty("source", source);
  }

  /// The source of the learner's cell of an exercise.
  String starter(String exercise) {
    return source(solutionCell(exercise));
  }

  /// All of one kind, such as `text/html`, in the outputs of the first code cell that contains
  /// `source`.
  String data(String source, String mimeType) {
    JsonObject found =
        codeCells()
            .filter(cell -> source(cell).contains(source))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no code cell contains: " + source));
    return outputs(found)
        .filter(output -> output.has("data"))
        .map(output -> output.getAsJsonObject("data"))
        .filter(data -> data.has(mimeType))
        .map(data -> text(data.get(mimeType)))
        .collect(Collectors.joining());
  }

  /// All outputs of all code cells.
  List<JsonObject> outputs() {
    return codeCells().flatMap(NotebookFile::outputs).toList();
  }

  private JsonObject solutionCell(String exercise) {
    return codeCells()
        .filter(cell -> isSolutionOf(exercise, cell))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no solution cell: grade_id=" + exercise));
  }

  private static boolean isSolutionOf(String exercise, JsonObject cell) {
    JsonElement nbgrader = cell.getAsJsonObject("metadata").get("nbgrader");
    return nbgrader instanceof JsonObject marks
        && marks.get("solution").getAsBoolean()
        && marks.get("grade_id").getAsString().equals(exercise);
  }

  private Stream<JsonObject> codeCells() {
    return json.getAsJsonArray("cells").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(cell -> cell.get("cell_type").getAsString().equals("code"));
  }

  private static Stream<JsonObject> outputs(JsonObject cell) {
    return cell.getAsJsonArray("outputs").asList().stream().map(JsonElement::getAsJsonObject);
  }

  /// Multi-line text in a notebook is a string or a list of lines.
  private static String text(JsonElement text) {
    return text.isJsonArray()
        ? text.getAsJsonArray().asList().stream()
            .map(JsonElement::getAsString)
            .collect(Collectors.joining())
        : text.getAsString();
  }

  private static String source(JsonObject cell) {
    return text(cell.get("source"));
  }
}
