package metamemory.kernel.learner;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// How far a learner is. Immutable; this is what the file in the learner's folder holds.
///
/// @param schema the version of this form
/// @param lessons by the lesson's folder name
/// @param exercises by the exercise's id
/// @param predictions by the prediction's id
public record Progress(
    int schema,
    Map<String, LessonTime> lessons,
    Map<String, Work> exercises,
    Map<String, Prediction> predictions) {
  /// The version that this class reads and writes.
  public static final int SCHEMA = 1;

  /// Nothing done yet.
  public static final Progress NONE = new Progress(SCHEMA, Map.of(), Map.of(), Map.of());

  /// How long a learner worked on a lesson.
  ///
  /// @param seconds the time between its cells' runs, longer pauses left out
  /// @param cells how many cells were run
  /// @param last when a cell was last run, as an ISO instant
  public record LessonTime(long seconds, int cells, @Nullable String last) {
    static final LessonTime NONE = new LessonTime(0, 0, null);
  }

  /// What a learner did about an exercise.
  ///
  /// @param attempts how often it was checked
  /// @param passed whether any of them passed
  /// @param score the most points that a check gave
  /// @param maxScore the points that there are; 0 before the first check
  /// @param hints how many hints were given
  /// @param solutionAsked whether the solution was asked for
  /// @param solutionSeen whether the solution was shown
  public record Work(
      int attempts,
      boolean passed,
      int score,
      int maxScore,
      int hints,
      boolean solutionAsked,
      boolean solutionSeen) {
    /// Nothing done yet.
    public static final Work NONE = new Work(0, false, 0, 0, 0, false, false);

    /// The same work after one more check.
    ///
    /// @param nowPassed whether it passed
    /// @param nowScore its points
    /// @param nowMaxScore the points that there are
    /// @return the new value
    public Work checked(boolean nowPassed, int nowScore, int nowMaxScore) {
      return new Work(
          attempts + 1,
          passed || nowPassed,
          Math.max(score, nowScore),
          nowMaxScore,
          hints,
          solutionAsked,
          solutionSeen);
    }

    /// The same work after a hint.
    ///
    /// @param given how many hints were given by now
    /// @return the new value
    public Work hinted(int given) {
      return new Work(attempts, passed, score, maxScore, given, solutionAsked, solutionSeen);
    }

    /// The same work after the solution was asked for.
    ///
    /// @param shown whether it was shown
    /// @return the new value
    public Work askedForSolution(boolean shown) {
      return new Work(attempts, passed, score, maxScore, hints, true, solutionSeen || shown);
    }
  }

  /// A guess.
  ///
  /// @param guess what the learner typed
  /// @param actual what it was; null until the lesson told
  /// @param right whether they are the same
  public record Prediction(String guess, @Nullable String actual, boolean right) {}

  /// Copies the maps.
  public Progress {
    lessons = Collections.unmodifiableMap(new TreeMap<>(lessons));
    exercises = Collections.unmodifiableMap(new TreeMap<>(exercises));
    predictions = Collections.unmodifiableMap(new TreeMap<>(predictions));
  }

  /// What was done about an exercise.
  ///
  /// @param id its id
  /// @return the work, which may be none
  public Work work(String id) {
    return exercises.getOrDefault(id, Work.NONE);
  }

  /// How long a lesson was worked on.
  ///
  /// @param lesson its folder's name
  /// @return the time, which may be none
  public LessonTime time(String lesson) {
    return lessons.getOrDefault(lesson, LessonTime.NONE);
  }

  /// What was guessed.
  ///
  /// @param id the prediction's id
  /// @return the guess, if there is one
  public Optional<Prediction> prediction(String id) {
    return Optional.ofNullable(predictions.get(id));
  }

  /// The same progress with other work on one exercise.
  ///
  /// @param id its id
  /// @param change from what it was
  /// @return the new value
  public Progress withWork(String id, UnaryOperator<Work> change) {
    Map<String, Work> changed = new TreeMap<>(exercises);
    changed.put(id, change.apply(work(id)));
    return new Progress(schema, lessons, changed, predictions);
  }

  /// The same progress with another prediction.
  ///
  /// @param id its id
  /// @param prediction the prediction
  /// @return the new value
  public Progress withPrediction(String id, Prediction prediction) {
    Map<String, Prediction> changed = new TreeMap<>(predictions);
    changed.put(id, prediction);
    return new Progress(schema, lessons, exercises, changed);
  }

  /// The same progress with another time for a lesson.
  ///
  /// @param lesson its folder's name
  /// @param time the time
  /// @return the new value
  public Progress withTime(String lesson, LessonTime time) {
    Map<String, LessonTime> changed = new TreeMap<>(lessons);
    changed.put(lesson, time);
    return new Progress(schema, changed, exercises, predictions);
  }
}
