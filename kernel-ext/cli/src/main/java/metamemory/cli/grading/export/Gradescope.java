package metamemory.cli.grading.export;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import metamemory.grade.CheckResult;
import metamemory.grade.GradeResult;
import metamemory.grade.NotebookResult;

/// A Gradescope autograder's `results.json`.
final class Gradescope {
  private Gradescope() {}

  static JsonObject of(NotebookResult result) {
    JsonObject json = new JsonObject();
    json.addProperty("score", result.score());
    json.addProperty("execution_time", result.elapsedMs() / 1000.0);
    json.addProperty("output", String.join("\n", lines(result)));
    json.addProperty("output_format", "text");
    json.addProperty("visibility", "visible");
    json.addProperty("stdout_visibility", "hidden");
    JsonObject extra = new JsonObject();
    extra.addProperty("lesson", result.lesson());
    extra.addProperty("sandbox", result.sandbox());
    extra.addProperty("notebook_sha256", result.notebookSha256());
    json.add("extra_data", extra);
    json.add("tests", tests(result));
    return json;
  }

  private static java.util.List<String> lines(NotebookResult result) {
    java.util.List<String> lines = new java.util.ArrayList<>();
    lines.add(result.message());
    lines.addAll(result.notes());
    return lines;
  }

  private static JsonArray tests(NotebookResult result) {
    JsonArray tests = new JsonArray();
    int number = 0;
    for (GradeResult exercise : result.exercises()) {
      number++;
      if (exercise.checks().isEmpty()) {
        tests.add(
            test(
                exercise.exercise(),
                String.valueOf(number),
                exercise.score(),
                exercise.maxScore(),
                exercise.isPassed(),
                CheckText.of(exercise),
                exercise.exercise(),
                "visible"));
      }
      int check = 0;
      for (CheckResult each : exercise.checks()) {
        check++;
        boolean isFirstOfBroken = check == 1 && !exercise.problems().isEmpty();
        tests.add(
            test(
                exercise.exercise() + ": " + each.name(),
                number + "." + check,
                each.score(),
                each.maxScore(),
                each.status() == CheckResult.Status.PASSED,
                isFirstOfBroken ? CheckText.of(exercise) : CheckText.of(each),
                exercise.exercise(),
                each.visible() || isFirstOfBroken ? "visible" : "after_due_date"));
      }
    }
    return tests;
  }

  private static JsonObject test(
      String name,
      String number,
      int score,
      int maxScore,
      boolean passed,
      String output,
      String tag,
      String visibility) {
    JsonObject test = new JsonObject();
    test.addProperty("name", name);
    test.addProperty("number", number);
    test.addProperty("score", score);
    test.addProperty("max_score", maxScore);
    test.addProperty("status", passed ? "passed" : "failed");
    test.addProperty("output", output);
    test.addProperty("output_format", "text");
    JsonArray tags = new JsonArray();
    tags.add(tag);
    test.add("tags", tags);
    test.addProperty("visibility", visibility);
    return test;
  }
}
