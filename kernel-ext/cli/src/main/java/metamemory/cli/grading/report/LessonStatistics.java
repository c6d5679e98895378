package metamemory.cli.grading.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import metamemory.cli.grading.SubmissionResult;
import metamemory.grade.CheckResult;
import metamemory.grade.GradeResult;
import metamemory.grade.Verdict;

/// What came of a lesson in the whole class; holds counts only.
final class LessonStatistics {
  private final Map<String, ExerciseStatistics> exercises = new TreeMap<>();
  private final Map<Verdict, Integer> verdicts = new TreeMap<>();
  private final Map<Integer, Integer> scores = new TreeMap<>();
  private int maxScore;

  /// The counts of one check.
  static final class CheckCount {
    private String name = "";
    private boolean visible;
    private int failed;
    private int seen;

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
  }

  /// The counts of one exercise.
  static final class ExerciseStatistics {
    private final Map<Integer, Integer> scores = new TreeMap<>();
    private final Map<Verdict, Integer> verdicts = new TreeMap<>();
    private final Map<String, CheckCount> checks = new TreeMap<>();
    private int maxScore;

    private void add(GradeResult result) {
      scores.merge(result.score(), 1, Integer::sum);
      verdicts.merge(result.verdict(), 1, Integer::sum);
      maxScore = Math.max(maxScore, result.maxScore());
      for (CheckResult check : result.checks()) {
        CheckCount count = checks.computeIfAbsent(check.id(), _ -> new CheckCount());
        count.name = check.name();
        count.visible = check.visible();
        count.seen++;
        count.failed += check.status() == CheckResult.Status.FAILED ? 1 : 0;
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
        exercises.computeIfAbsent(exercise.exercise(), _ -> new ExerciseStatistics()).add(exercise);
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
