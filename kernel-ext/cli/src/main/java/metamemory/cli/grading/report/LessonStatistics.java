package metamemory.cli.grading.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import metamemory.cli.grading.SubmissionResult;
import metamemory.grade.CheckResult;
import metamemory.grade.GradeResult;
import metamemory.grade.Verdict;

/// What came of a lesson in the whole class; holds counts only.
final class LessonStatistics {
  /// How many of those who failed a check are named.
  private static final int MOST_NAMED = 3;

  // In the order of the lesson.
  private final Map<String, ExerciseStatistics> exercises = new LinkedHashMap<>();
  private final Map<Verdict, Integer> verdicts = new TreeMap<>();
  private final Map<Integer, Integer> scores = new TreeMap<>();
  private int maxScore;

  /// The counts of one check.
  static final class CheckCount {
    private String name = "";
    private boolean visible;
    private int failed;
    private int seen;
    private final List<String> students = new ArrayList<>(MOST_NAMED);

    String name() {
      return name;
    }

    boolean isVisible() {
      return visible;
    }

    int failed() {
      return failed;
    }

    int seen() {
      return seen;
    }

    /// The first of those who failed it.
    List<String> students() {
      return students;
    }

    private void add(CheckResult check, String student) {
      name = check.name();
      visible = check.visible();
      seen++;
      if (check.status() == CheckResult.Status.FAILED) {
        failed++;
        if (students.size() < MOST_NAMED) {
          students.add(student);
        }
      }
    }
  }

  /// The counts of one exercise.
  static final class ExerciseStatistics {
    private final Map<Integer, Integer> scores = new TreeMap<>();
    private final Map<Verdict, Integer> verdicts = new TreeMap<>();
    private final Map<String, CheckCount> checks = new TreeMap<>();
    private int maxScore;

    private void add(GradeResult result, String student) {
      scores.merge(result.score(), 1, Integer::sum);
      verdicts.merge(result.verdict(), 1, Integer::sum);
      maxScore = Math.max(maxScore, result.maxScore());
      for (CheckResult check : result.checks()) {
        checks.computeIfAbsent(check.id(), _ -> new CheckCount()).add(check, student);
      }
    }

    Map<Integer, Integer> scores() {
      return scores;
    }

    Map<Verdict, Integer> verdicts() {
      return verdicts;
    }

    int maxScore() {
      return maxScore;
    }

    /// Those that failed, the most common first.
    List<CheckCount> failing() {
      return checks.values().stream()
          .filter(check -> check.failed > 0)
          .sorted(Comparator.comparingInt(CheckCount::failed).reversed())
          .toList();
    }
  }

  void add(SubmissionResult result) {
    verdicts.merge(result.result().verdict(), 1, Integer::sum);
    if (result.isGraded()) {
      maxScore = Math.max(maxScore, result.result().maxScore());
      scores.merge(result.result().score(), 1, Integer::sum);
      for (GradeResult exercise : result.result().exercises()) {
        exercises
            .computeIfAbsent(exercise.exercise(), _ -> new ExerciseStatistics())
            .add(exercise, result.student());
      }
    }
  }

  Map<String, ExerciseStatistics> exercises() {
    return exercises;
  }

  int count(Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0);
  }

  int submissions() {
    return verdicts.values().stream().mapToInt(Integer::intValue).sum();
  }

  int maxScore() {
    return maxScore;
  }

  Map<Integer, Integer> scores() {
    return scores;
  }

  /// The score that half of the graded class has at least; 0 for nobody.
  int median() {
    int graded = scores.values().stream().mapToInt(Integer::intValue).sum();
    int seen = 0;
    for (Map.Entry<Integer, Integer> each : scores.entrySet()) {
      seen += each.getValue();
      if (seen * 2 >= graded) {
        return each.getKey();
      }
    }
    return 0;
  }
}
