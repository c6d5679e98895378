package metamemory.grade;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One exercise of a lesson, as its `exercises.json` describes it.
///
/// @param id what a learner types, for example `align-up`; unique over all lessons
/// @param title a short title
/// @param lesson the name of the lesson's folder, for example `09-bump-arenas`
/// @param directory the lesson's folder, from which files are named
/// @param suite the class name of its JUnit suite
/// @param defines the methods and types that a learner is to define
/// @param minutes how long a learner may need
/// @param points what its checks are worth together
/// @param starter the code that a learner begins with
/// @param hints from a nudge to nearly the solution, at least one
/// @param wrong answers that are known to be wrong, and what the learner must be told about each
/// @param solution a file with an answer that passes, relative to `directory`
public record Exercise(
    String id,
    String title,
    String lesson,
    Path directory,
    String suite,
    List<String> defines,
    int minutes,
    int points,
    Optional<String> starter,
    List<String> hints,
    List<WrongAnswer> wrong,
    Optional<String> solution) {

  /// An answer that is known to be wrong.
  ///
  /// @param file the answer's file, relative to the lesson's folder
  /// @param fails the id of the check that must fail: the name of its method in the suite
  /// @param message text that this check's failure must contain
  public record WrongAnswer(String file, String fails, String message) {}

  /// Copies the lists.
  public Exercise {
    defines = List.copyOf(defines);
    hints = List.copyOf(hints);
    wrong = List.copyOf(wrong);
  }
}
