package metamemory.cli.workspace;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import metamemory.cli.machine.SafeFile;
import metamemory.cli.machine.Stop;
import metamemory.cli.notebook.Cell;
import metamemory.cli.notebook.Notebook;

/// A lesson's source in the form in which it is kept: the notebook canonical, and each exercise's
/// starter what is left of its answer cell when the solution is cut.
///
/// @param lesson the lesson
public record TidyLesson(Lesson lesson) {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().setPrettyPrinting().create();

  /// Tidies a lesson.
  ///
  /// @param lesson the lesson
  /// @return the lesson, not yet written
  public static TidyLesson of(Lesson lesson) {
    return new TidyLesson(lesson);
  }

  /// Writes the files that are not as they should be.
  ///
  /// @return the names of the files that were written
  /// @throws IOException if one cannot be written; it is then as it was
  public List<String> write() throws IOException {
    List<String> written = new ArrayList<>();
    put(lesson.source(), lesson.instructors().toCanonicalJson(), written);
    Path exercises = lesson.source().resolveSibling("exercises.json");
    if (Files.exists(exercises)) {
      put(exercises, withStarters(exercises), written);
    }
    return written;
  }

  private static void put(Path file, String text, List<String> written) throws IOException {
    if (!Files.readString(file).equals(text)) {
      SafeFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
      written.add(String.valueOf(file.getFileName()));
    }
  }

  private String withStarters(Path file) throws IOException {
    String text = Files.readString(file);
    JsonObject json = parse(file, text);
    boolean changed = false;
    if (json.get("exercises") instanceof JsonArray exercises) {
      for (JsonElement each : exercises) {
        changed |= each instanceof JsonObject exercise && putStarter(exercise);
      }
    }
    return changed ? GSON.toJson(json) + "\n" : text;
  }

  private boolean putStarter(JsonObject exercise) {
    String id = exercise.get("id") instanceof JsonPrimitive name ? name.getAsString() : "";
    Optional<String> starter = starter(lesson.learners(), id);
    if (starter.isEmpty() || new JsonPrimitive(starter.get()).equals(exercise.get("starter"))) {
      return false;
    }
    exercise.addProperty("starter", starter.get());
    return true;
  }

  private static Optional<String> starter(Notebook learners, String id) {
    return learners.cells().stream()
        .filter(cell -> cell.isSolution() && cell.gradeId().equals(id))
        .map(Cell::source)
        .map(source -> source.stripTrailing() + "\n")
        .findFirst();
  }

  private static JsonObject parse(Path file, String text) {
    try {
      JsonObject json = GSON.fromJson(text, JsonObject.class);
      return json == null ? new JsonObject() : json;
    } catch (JsonParseException e) {
      throw Stop.fault("not JSON: file=" + file + ": " + e.getMessage());
    }
  }
}
