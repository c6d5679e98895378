package metamemory.cli.workspace;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import metamemory.cli.notebook.Cell;
import metamemory.cli.notebook.Notebook;

/// What stands in the skeleton of an exercise: the learner is to double a number.
///
/// @param id the exercise's id, as `align-up`
/// @param method the method that the learner writes, as `alignUp`
/// @param suite the suite's class, as `AlignUpExercise`
public record SkeletonTexts(String id, String method, String suite) {
  private static final int POINTS = 2;
  private static final int MINUTES = 10;

  static SkeletonTexts of(String id) {
    StringBuilder name = new StringBuilder();
    for (String word : id.split("-", 0)) {
      name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    String method = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    return new SkeletonTexts(id, method, name + "Exercise");
  }

  private String answer(String line) {
    return "long %s(long value) {\n%s}\n".formatted(method, line);
  }

  private String notDone() {
    return answer("  throw new UnsupportedOperationException(\"not done yet\");\n");
  }

  /// The answers known to be right and wrong, by their place in the lesson's folder.
  Map<String, String> answers() {
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put(solution(), answer("  return 2 * value;\n"));
    answers.put(wrong("squares"), answer("  return value * value;\n"));
    answers.put(wrong("knows-one-answer"), answer("  return 6;\n"));
    return answers;
  }

  private String solution() {
    return "solution/" + id + ".java";
  }

  private String wrong(String what) {
    return "wrong/" + id + "-" + what + ".java";
  }

  /// The entry in `exercises.json`.
  JsonObject entry() {
    JsonObject entry = new JsonObject();
    entry.addProperty("id", id);
    entry.addProperty("title", "Double a number");
    entry.addProperty("suite", "metamemory.exercises." + suite);
    entry.add("defines", texts(List.of(method)));
    entry.addProperty("minutes", MINUTES);
    entry.addProperty("points", POINTS);
    entry.addProperty("starter", notDone());
    entry.add(
        "hints",
        texts(
            List.of(
                "The first hint says where to look: what do all the examples have in common?",
                "The second one names the next step: which operation makes 6 of 3, and 10 of 5?",
                "The last one is nearly the solution: multiply by 2, and return that.")));
    JsonArray wrong = new JsonArray();
    wrong.add(wrongAnswer(wrong("squares"), "doublesASmallNumber", "twice 3"));
    wrong.add(wrongAnswer(wrong("knows-one-answer"), "doublesOthers", "twice -5"));
    entry.add("wrong", wrong);
    entry.addProperty("solution", solution());
    return entry;
  }

  private static JsonObject wrongAnswer(String file, String fails, String message) {
    JsonObject answer = new JsonObject();
    answer.addProperty("file", file);
    answer.addProperty("fails", fails);
    answer.addProperty("message", message);
    return answer;
  }

  private static JsonArray texts(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  /// The task, the answer and the check, as cells.
  List<Cell> cells() {
    String answer = answer("  // BEGIN SOLUTION\n  return 2 * value;\n  // END SOLUTION\n");
    JsonArray cells = new JsonArray();
    cells.add(cell("markdown", id + "-task", id + "-task", false, 0, task()));
    cells.add(cell("code", id, id, true, 0, answer.strip()));
    cells.add(cell("code", "check-" + id, "check-" + id, false, POINTS, "%check " + id));
    JsonObject notebook = new JsonObject();
    notebook.add("cells", cells);
    notebook.addProperty("nbformat", 4);
    notebook.addProperty("nbformat_minor", 5);
    return Notebook.parse(notebook.toString()).cells();
  }

  private String task() {
    return """
    ### Exercise: `%s` (%d minutes)

    Write `%s(value)`: twice the value. %s(3) is 6.

    Hints: `%%hint %s`.\
    """
        .formatted(method, MINUTES, method, method, id);
  }

  private static JsonObject cell(
      String kind, String cellId, String gradeId, boolean solution, int points, String source) {
    JsonObject nbgrader = new JsonObject();
    nbgrader.addProperty("grade", points > 0);
    nbgrader.addProperty("grade_id", gradeId);
    nbgrader.addProperty("locked", !solution);
    if (points > 0) {
      nbgrader.addProperty("points", points);
    }
    nbgrader.addProperty("schema_version", 3);
    nbgrader.addProperty("solution", solution);
    nbgrader.addProperty("task", false);
    JsonObject metadata = new JsonObject();
    metadata.add("nbgrader", nbgrader);
    JsonObject cell = new JsonObject();
    cell.addProperty("cell_type", kind);
    cell.addProperty("id", cellId);
    cell.add("metadata", metadata);
    cell.addProperty("source", source);
    if (kind.equals("code")) {
      cell.add("execution_count", com.google.gson.JsonNull.INSTANCE);
      cell.add("outputs", new JsonArray());
    }
    return cell;
  }

  /// The suite: a visible check and a hidden one.
  String suiteSource() {
    return """
    package metamemory.exercises;

    import static org.assertj.core.api.Assertions.assertThat;

    import metamemory.grade.Answer;
    import metamemory.grade.Hidden;
    import org.junit.jupiter.api.DisplayName;
    import org.junit.jupiter.api.Order;
    import org.junit.jupiter.api.Test;

    /// `%1$s(value)`: twice the value.
    final class %2$s {
      interface Doubling {
        long %1$s(long value);
      }

      private final Doubling learner = Answer.bind(Doubling.class);

      @Test
      @Order(1)
      @DisplayName("doubles a small number")
      void doublesASmallNumber() {
        assertThat(learner.%1$s(3)).as("%1$s(3): twice 3").isEqualTo(6);
      }

      @Test
      @Order(2)
      @Hidden
      @DisplayName("doubles other numbers, and those below 0")
      void doublesOthers() {
        assertThat(learner.%1$s(-5)).as("%1$s(-5): twice -5").isEqualTo(-10);
        assertThat(learner.%1$s(1L << 40)).as("%1$s(2^40): twice 2^40").isEqualTo(1L << 41);
      }
    }
    """
        .formatted(method, suite);
  }
}
