package metamemory.system;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Classes of students to grade, made of a few distinct answers to lesson 09, and what a grading
/// left of them.
final class ClassOf {
  private static final List<Map<String, String>> ANSWERS =
      List.of(
          Map.of(),
          Map.of("align-up", "solution/align-up.java"),
          Map.of(),
          Map.of(),
          Map.of("align-up", "wrong/align-up-rounds-down.java"),
          Map.of(),
          Map.of("bump", "solution/bump.java"),
          Map.of());

  private ClassOf() {}

  /// Writes a class. Most answers are empty, which is cheap to grade.
  static Path students(Path folder, int count) throws IOException {
    for (int student = 0; student < count; student++) {
      Map<String, String> sources = new TreeMap<>();
      ANSWERS
          .get(student % ANSWERS.size())
          .forEach((exercise, file) -> sources.put(exercise, App.lessonFile(file)));
      write(folder, "student%03d".formatted(student), sources);
    }
    return folder;
  }

  /// Writes one submission.
  static void write(Path folder, String student, Map<String, String> answers) throws IOException {
    JsonArray cells = new JsonArray();
    cells.add(cell("align-up", answers.getOrDefault("align-up", "")));
    answers.forEach((exercise, source) -> {
      if (!exercise.equals("align-up")) {
        cells.add(cell(exercise, source));
      }
    });
    JsonObject notebook = new JsonObject();
    notebook.addProperty("nbformat", 4);
    notebook.addProperty("nbformat_minor", 5);
    notebook.add("metadata", new JsonObject());
    notebook.add("cells", cells);
    Path file = folder.resolve(student).resolve(App.LESSON + ".ipynb");
    Files.createDirectories(file.getParent());
    Files.writeString(file, notebook.toString());
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));
  }

  private static JsonObject cell(String gradeId, String source) {
    JsonObject nbgrader = new JsonObject();
    nbgrader.addProperty("grade_id", gradeId);
    nbgrader.add("solution", new JsonPrimitive(true));
    JsonObject metadata = new JsonObject();
    metadata.add("nbgrader", nbgrader);
    JsonObject cell = new JsonObject();
    cell.addProperty("cell_type", "code");
    cell.add("metadata", metadata);
    cell.addProperty("source", source);
    return cell;
  }

  /// Every file of a grading, without times.
  static Map<String, String> files(Path graded) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(graded)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            graded.relativize(file).toString(),
            Files.readString(file).replaceAll("\"elapsed_ms\": \\d+", "\"elapsed_ms\": 0"));
      }
    }
    return files;
  }

  /// What `learn` is told to grade a class, with the results beside its submissions.
  static List<String> grade(Path submissions, String out) {
    return List.of(
        "grade",
        "--submissions",
        submissions.toString(),
        "--out",
        submissions.resolveSibling(out).toString());
  }

  /// How many results there are.
  static long results(Path graded) {
    try (Stream<Path> all = Files.walk(graded)) {
      return all.filter(file -> file.endsWith("result.json")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
