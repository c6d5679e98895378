package metamemory.cli.grading;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import metamemory.grade.Limits;
import metamemory.grade.NotebookGrader;
import metamemory.grade.Release;
import metamemory.grade.Sandbox;

/// Submissions and a grader to test with.
public final class Handed {
  /// The real lessons.
  public static final Path LESSONS = Path.of("../../lessons").toAbsolutePath().normalize();

  public static final String LESSON = "09-bump-arenas";

  /// An empty answer is known to be wrong without starting a JVM.
  public static final String NOTHING = "";

  public static final String ALIGN_UP =
      """
      long alignUp(long value, long alignment) {
        return (value + alignment - 1) & -alignment;
      }
      """;

  private Handed() {}

  public static GradeSetup setup() throws IOException {
    return new GradeSetup(
        new NotebookGrader(Limits.standard(), 1, Optional.empty(), Sandbox.none()),
        Release.all(LESSONS));
  }

  /// A notebook with one answer cell.
  public static String notebook(String gradeId, String source) {
    return notebook(Map.of(gradeId, source));
  }

  public static String notebook(Map<String, String> answers) {
    JsonArray cells = new JsonArray();
    answers.forEach((gradeId, source) -> {
      JsonObject nbgrader = new JsonObject();
      nbgrader.addProperty("grade_id", gradeId);
      nbgrader.addProperty("solution", true);
      JsonObject metadata = new JsonObject();
      metadata.add("nbgrader", nbgrader);
      JsonObject cell = new JsonObject();
      cell.addProperty("cell_type", "code");
      cell.add("metadata", metadata);
      cell.addProperty("source", source);
      cells.add(cell);
    });
    JsonObject notebook = new JsonObject();
    notebook.addProperty("nbformat", 4);
    notebook.addProperty("nbformat_minor", 5);
    notebook.add("metadata", new JsonObject());
    notebook.add("cells", cells);
    return notebook.toString();
  }

  public static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
    // Times are part of results.
    return Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));
  }
}
