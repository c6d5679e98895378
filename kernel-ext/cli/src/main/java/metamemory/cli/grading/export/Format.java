package metamemory.cli.grading.export;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import metamemory.grade.GradeResult;
import metamemory.grade.NotebookResult;

/// A form that another system takes.
public enum Format {
  /// One `results.json` per submission.
  GRADESCOPE("one results.json per submission, for a Gradescope autograder"),
  /// One file per submission.
  CLASSROOM("one file of base64 per submission, for GitHub Classroom's reporter"),
  /// One XML file per submission.
  JUNIT("one JUnit XML report per submission, for Artemis and CI"),
  /// One `results.json` per exercise of a submission.
  EXERCISM("one results.json, version 3, per exercise of a submission"),
  /// One table.
  NBGRADER_CSV("one table, as nbgrader export writes it"),
  /// One table.
  MOODLE_CSV("one table for Moodle's grade import"),
  /// One table.
  CANVAS_CSV("one table for Canvas' gradebook");

  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().setPrettyPrinting().create();

  private final String description;

  Format(String description) {
    this.description = description;
  }

  /// What it is.
  ///
  /// @return a line
  public String description() {
    return description;
  }

  /// What a person types.
  ///
  /// @return the name in small letters, with hyphens
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whether all results go into one table.
  ///
  /// @return false for formats with a file for each submission
  boolean isTable() {
    return switch (this) {
      case NBGRADER_CSV, MOODLE_CSV, CANVAS_CSV -> true;
      case GRADESCOPE, CLASSROOM, JUNIT, EXERCISM -> false;
    };
  }

  /// The files for one submission.
  ///
  /// @return file name to content
  Map<String, String> files(NotebookResult result) {
    return switch (this) {
      case GRADESCOPE -> Map.of("results.json", json(Gradescope.of(result)));
      case CLASSROOM -> Map.of("result.b64", Classroom.encoded(result) + "\n");
      case JUNIT -> Map.of("TEST-" + result.lesson() + ".xml", JunitXml.of(result));
      case EXERCISM -> exercism(result);
      case NBGRADER_CSV, MOODLE_CSV, CANVAS_CSV -> Map.of();
    };
  }

  /// Writes the table.
  Export.Counts table(Results results, Writer out) throws IOException {
    return switch (this) {
      case NBGRADER_CSV -> Tables.nbgrader(results, out);
      case MOODLE_CSV -> Tables.moodle(results, out);
      case CANVAS_CSV -> Tables.canvas(results, out);
      case GRADESCOPE, CLASSROOM, JUNIT, EXERCISM ->
          throw new IllegalStateException("no table: format=" + this);
    };
  }

  private static Map<String, String> exercism(NotebookResult result) {
    Map<String, String> files = new LinkedHashMap<>();
    for (GradeResult exercise : result.exercises()) {
      files.put(exercise.exercise() + "/results.json", json(Exercism.of(exercise)));
    }
    return files;
  }

  private static String json(JsonObject json) {
    return GSON.toJson(json) + "\n";
  }
}
