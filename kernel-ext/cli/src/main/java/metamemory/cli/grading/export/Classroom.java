package metamemory.cli.grading.export;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import metamemory.grade.CheckResult;
import metamemory.grade.GradeResult;
import metamemory.grade.NotebookResult;
import metamemory.grade.Verdict;

/// What a GitHub Classroom grader hands to the reporter: JSON in base64.
final class Classroom {
  private Classroom() {}

  static String encoded(NotebookResult result) {
    byte[] json = of(result).toString().getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(json);
  }

  static JsonObject of(NotebookResult result) {
    JsonObject json = new JsonObject();
    json.addProperty("version", 1);
    json.addProperty("status", status(result.verdict()));
    json.addProperty("max_score", result.maxScore());
    JsonArray tests = new JsonArray();
    if (result.exercises().isEmpty()) {
      tests.add(test(result.lesson(), "error", 0, result.message()));
    }
    for (GradeResult exercise : result.exercises()) {
      if (exercise.checks().isEmpty() || !exercise.problems().isEmpty()) {
        tests.add(test(exercise.exercise(), "error", 0, CheckText.of(exercise)));
      } else {
        for (CheckResult check : exercise.checks()) {
          boolean passed = check.status() == CheckResult.Status.PASSED;
          String name = exercise.exercise() + ": " + check.name();
          tests.add(test(name, passed ? "pass" : "fail", check.score(), CheckText.of(check)));
        }
      }
    }
    json.add("tests", tests);
    return json;
  }

  private static String status(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> "pass";
      case ERROR, INFRASTRUCTURE -> "error";
      case FAILED, TIMEOUT, MEMORY, CRASHED -> "fail";
    };
  }

  private static JsonObject test(String name, String status, int score, String message) {
    JsonObject test = new JsonObject();
    test.addProperty("name", name);
    test.addProperty("status", status);
    test.addProperty("score", score);
    test.addProperty("message", message);
    return test;
  }
}
