package metamemory.cli.grading.export;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import metamemory.grade.CheckResult;
import metamemory.grade.GradeResult;

/// An Exercism test runner's `results.json`, version 3, of one exercise. In the place of each
/// test's code stands the sentence that says what it checks, since hidden ones are not to be read.
final class Exercism {
  private static final int MOST_MESSAGE = 65_535;
  private static final int MOST_OUTPUT = 500;

  private Exercism() {}

  static JsonObject of(GradeResult exercise) {
    boolean ran = !exercise.checks().isEmpty() && exercise.problems().isEmpty();
    JsonObject json = new JsonObject();
    json.addProperty("version", 3);
    json.addProperty("status", !ran ? "error" : exercise.isPassed() ? "pass" : "fail");
    if (ran) {
      json.add("message", JsonNull.INSTANCE);
    } else {
      json.addProperty("message", CheckText.cut(CheckText.of(exercise), MOST_MESSAGE));
    }
    JsonArray tests = new JsonArray();
    if (ran) {
      exercise.checks().forEach(check -> tests.add(test(check, exercise)));
    }
    json.add("tests", tests);
    return json;
  }

  private static JsonObject test(CheckResult check, GradeResult exercise) {
    boolean passed = check.status() == CheckResult.Status.PASSED;
    JsonObject test = new JsonObject();
    test.addProperty("name", check.name());
    test.addProperty("test_code", check.name());
    test.addProperty(
        "status", passed ? "pass" : check.status() == CheckResult.Status.FAILED ? "fail" : "error");
    if (passed) {
      test.add("message", JsonNull.INSTANCE);
    } else {
      String text = CheckText.of(check);
      test.addProperty(
          "message", CheckText.cut(text.isEmpty() ? exercise.message() : text, MOST_MESSAGE));
    }
    if (!exercise.output().isEmpty() && check.equals(exercise.checks().getFirst())) {
      test.addProperty("output", CheckText.cut(exercise.output(), MOST_OUTPUT));
    }
    return test;
  }
}
