package metamemory.cli.course;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Optional;
import java.util.regex.Pattern;
import metamemory.cli.notebook.Cell;
import metamemory.cli.notebook.Notebook;

/// An instructor's notebook as nbgrader is to have it.
///
/// Points come from exercises alone: they are what the grader runs. A graded cell that checks no
/// exercise, such as one that compares two arenas on the page, becomes a read-only one.
final class CourseNotebook {
  private static final Pattern CHECK = Pattern.compile("(?m)^\\s*%check\\s+[\\w-]+\\s*$");
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  private CourseNotebook() {}

  static String of(Notebook instructors) {
    JsonObject whole = JsonParser.parseString(instructors.toCanonicalJson()).getAsJsonObject();
    for (JsonElement cell : whole.getAsJsonArray("cells")) {
      nbgrader(cell.getAsJsonObject())
          .filter(meta -> isGradedByNobody(cell.getAsJsonObject(), meta))
          .ifPresent(CourseNotebook::makeReadOnly);
    }
    return GSON.toJson(whole) + "\n";
  }

  private static boolean isGradedByNobody(JsonObject cell, JsonObject meta) {
    return is(meta, "grade")
        && !is(meta, "solution")
        && !CHECK.matcher(Cell.text(cell, "source")).find();
  }

  private static void makeReadOnly(JsonObject meta) {
    meta.addProperty("grade", false);
    meta.addProperty("locked", true);
    meta.remove("points");
  }

  private static Optional<JsonObject> nbgrader(JsonObject cell) {
    return cell.get("metadata") instanceof JsonObject metadata
            && metadata.get("nbgrader") instanceof JsonObject meta
        ? Optional.of(meta)
        : Optional.empty();
  }

  private static boolean is(JsonObject meta, String flag) {
    return meta.has(flag) && meta.get(flag).getAsBoolean();
  }
}
