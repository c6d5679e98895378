package metamemory.cli.lessons;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import metamemory.cli.notebook.Cell;
import metamemory.cli.notebook.Notebook;
import metamemory.grade.Exercise;

/// One lesson: its notebook, its entry in lessons.json, its exercises.
///
/// @param id the folder's name
/// @param folder the folder
/// @param notebook the instructor's notebook
/// @param entry its entry in lessons.json; an empty object where there is none
/// @param exercises its exercises
record Sheet(
    String id, Path folder, Notebook notebook, JsonObject entry, List<Exercise> exercises) {

  /// A section as lessons.json names it.
  record Section(String title, int minutes) {}

  static Sheet read(Path folder, Map<String, JsonObject> entries, List<Exercise> all) {
    String id = folder.getFileName().toString();
    try {
      return new Sheet(
          id,
          folder,
          Notebook.read(folder.resolve("lesson.ipynb")),
          entries.getOrDefault(id, new JsonObject()),
          all.stream().filter(exercise -> exercise.lesson().equals(id)).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The two digits that its name begins with.
  String number() {
    return id.substring(0, 2);
  }

  Pack.Duty duty() {
    return Pack.duty(number());
  }

  List<Cell> cells() {
    return notebook.cells();
  }

  Stream<Cell> markdown() {
    return cells().stream().filter(cell -> cell.kind() == Cell.Kind.MARKDOWN);
  }

  Stream<Cell> code() {
    return cells().stream().filter(cell -> cell.kind() == Cell.Kind.CODE);
  }

  Optional<Cell> cell(String cellId) {
    return cells().stream().filter(cell -> cell.id().equals(cellId)).findFirst();
  }

  String text(String field) {
    return entry.has(field) ? entry.get(field).getAsString() : "";
  }

  int minutes() {
    return entry.has("minutes") ? entry.get("minutes").getAsInt() : 0;
  }

  List<String> list(String field) {
    return texts(entry.get(field));
  }

  List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    if (entry.get("sections") instanceof JsonArray array) {
      for (JsonElement each : array) {
        JsonObject section = each.getAsJsonObject();
        sections.add(
            new Section(section.get("title").getAsString(), section.get("minutes").getAsInt()));
      }
    }
    return sections;
  }

  /// What a cell's metadata says of us under a name, for example its `facts`.
  static List<String> ours(Cell cell, String field) {
    return cell.metadata().get("metamemory") instanceof JsonObject ours
        ? texts(ours.get(field))
        : List.of();
  }

  static boolean says(Cell cell, String field) {
    return cell.metadata().get("metamemory") instanceof JsonObject ours && ours.has(field);
  }

  static Optional<JsonObject> nbgrader(Cell cell) {
    return cell.metadata().get("nbgrader") instanceof JsonObject nbgrader
        ? Optional.of(nbgrader)
        : Optional.empty();
  }

  static String gradeId(Cell cell) {
    return nbgrader(cell).map(json -> json.get("grade_id").getAsString()).orElse("");
  }

  private static List<String> texts(JsonElement element) {
    return element instanceof JsonArray array
        ? StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsString).toList()
        : List.of();
  }

  @Override
  public String toString() {
    return id;
  }
}
