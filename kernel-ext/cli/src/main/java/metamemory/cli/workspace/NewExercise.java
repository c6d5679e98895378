package metamemory.cli.workspace;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metamemory.cli.machine.SafeFile;
import metamemory.cli.machine.Stop;
import metamemory.cli.notebook.Cell;
import metamemory.cli.notebook.Notebook;
import metamemory.grade.Exercise;
import metamemory.grade.Exercises;

/// The skeleton of an exercise, which is a small exercise already: its solution passes, its starter
/// fails, its wrong answers get their messages. So an author changes one part after the other, and
/// the tests tell at each step what is still of the old one.
///
/// @param lesson the lesson that gets it
/// @param suites the folder of the suites' sources
/// @param skeleton its texts
public record NewExercise(Lesson lesson, Path suites, SkeletonTexts skeleton) {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().setPrettyPrinting().create();

  /// Plans an exercise.
  ///
  /// @param lesson the lesson that gets it
  /// @param id its id, as a learner will type it
  /// @param suites the folder of the suites' sources
  /// @return the exercise, not yet written
  public static NewExercise of(Lesson lesson, String id, Path suites) {
    if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw Stop.usage(
          "an exercise's id is words in lower case with hyphens, as align-up: id=" + id);
    }
    return new NewExercise(lesson, suites, SkeletonTexts.of(id));
  }

  /// Writes all files, or none where one of them is there already.
  ///
  /// @return what was written, in the order in which an author goes through it
  /// @throws IOException if a file cannot be read or written
  public List<Path> write() throws IOException {
    Map<Path, String> fresh = freshFiles();
    refuseToOverwrite(fresh.keySet());
    // Both are made before anything is written: they refuse what they cannot read.
    String notebook = withCells().toCanonicalJson();
    String exercises = withEntry();
    for (Map.Entry<Path, String> file : fresh.entrySet()) {
      put(file.getKey(), file.getValue());
    }
    put(exercisesFile(), exercises);
    put(lesson.source(), notebook);
    List<Path> written = new ArrayList<>(List.of(lesson.source(), exercisesFile()));
    written.addAll(fresh.keySet());
    return written;
  }

  private Map<Path, String> freshFiles() {
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(suites.resolve(skeleton.suite() + ".java"), skeleton.suiteSource());
    skeleton
        .answers()
        .forEach((name, source) -> files.put(lesson.source().resolveSibling(name), source));
    return files;
  }

  private void refuseToOverwrite(Iterable<Path> files) throws IOException {
    Path lessons = lesson.source().resolveSibling("..").normalize();
    Optional<Exercise> other = Exercises.load(lessons).find(skeleton.id());
    if (other.isPresent()) {
      throw Stop.usage(
          "there is an exercise %s already, in lesson %s; take another id"
              .formatted(skeleton.id(), other.get().lesson()));
    }
    for (Path file : files) {
      if (Files.exists(file)) {
        throw Stop.usage("nothing is overwritten, and this is there already: file=" + file);
      }
    }
    for (Cell cell : lesson.instructors().cells()) {
      if (cell.gradeId().equals(skeleton.id())) {
        throw Stop.usage(
            "lesson %s has a cell with the grade_id %s already"
                .formatted(lesson.id(), skeleton.id()));
      }
    }
  }

  private Path exercisesFile() {
    return lesson.source().resolveSibling("exercises.json");
  }

  private String withEntry() throws IOException {
    JsonObject json = new JsonObject();
    json.addProperty("schema", 1);
    json.add("exercises", new JsonArray());
    if (Files.exists(exercisesFile())) {
      try {
        json = GSON.fromJson(Files.readString(exercisesFile()), JsonObject.class);
      } catch (JsonParseException e) {
        throw Stop.fault("not JSON: file=" + exercisesFile() + ": " + e.getMessage());
      }
    }
    json.getAsJsonArray("exercises").add(skeleton.entry());
    return GSON.toJson(json) + "\n";
  }

  /// The new cells come last, but for the glossary, and wait there for their section.
  private Notebook withCells() {
    Notebook notebook = lesson.instructors();
    List<Cell> cells = new ArrayList<>(notebook.cells());
    boolean hasGlossary = !cells.isEmpty() && cells.getLast().id().equals("glossary");
    cells.addAll(cells.size() - (hasGlossary ? 1 : 0), skeleton.cells());
    return notebook.withCells(cells);
  }

  private static void put(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    SafeFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
