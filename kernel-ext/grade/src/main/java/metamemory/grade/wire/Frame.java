package metamemory.grade.wire;

import java.util.List;
import java.util.Optional;

/// One message of the child to its grader.
public sealed interface Frame {

  /// Which checks there are, in the order in which they run. Sent before anything of the learner's
  /// is compiled or run.
  ///
  /// @param checks the checks
  record Plan(List<PlannedCheck> checks) implements Frame {
    /// Copies the list.
    public Plan {
      checks = List.copyOf(checks);
    }
  }

  /// The answer does not compile. No check runs.
  ///
  /// @param problems the compiler's errors, in the order of the source
  record DoesNotCompile(List<Diagnosis> problems) implements Frame {
    /// Copies the list.
    public DoesNotCompile {
      problems = List.copyOf(problems);
    }
  }

  /// A check begins.
  ///
  /// @param check its index in the plan
  record Started(int check) implements Frame {}

  /// A check ended.
  ///
  /// @param check its index in the plan
  /// @param finding how it ended
  record Finished(int check, Finding finding) implements Frame {}

  /// The learner's code printed something.
  ///
  /// @param text a piece of what it printed
  record Printed(String text) implements Frame {}

  /// Everything of one request ran; nothing comes after this, unless there is another request.
  ///
  /// @param droppedBytes how many bytes the learner's code printed beyond what is kept
  /// @param isClean whether no thread of the learner's is left, so that there may be another
  /// @param measured how often a budget measured the learner's code
  /// @param objects how many objects it created meanwhile, altogether
  /// @param objectBytes their bytes on the Java heap
  record Done(long droppedBytes, boolean isClean, long measured, long objects, long objectBytes)
      implements Frame {
    /// An end without budgets.
    ///
    /// @param droppedBytes as above
    /// @param isClean as above
    public Done(long droppedBytes, boolean isClean) {
      this(droppedBytes, isClean, 0, 0, 0);
    }
  }

  /// The grader itself cannot go on: no fault of the learner's.
  ///
  /// @param reason what happened
  record Broken(String reason) implements Frame {}

  /// One check of a suite.
  ///
  /// @param id the name of its method, which stays the same when the sentence is reworded
  /// @param name a sentence
  /// @param points what it is worth
  /// @param visible whether a learner may read its source
  record PlannedCheck(String id, String name, int points, boolean visible) {}

  /// An error of the compiler.
  ///
  /// @param line the line of the submitted source, from 1; 0 if it names none
  /// @param column the UTF-16 unit of that line, from 1; 0 if it names none
  /// @param message what the compiler says
  record Diagnosis(int line, int column, String message) {}

  /// What one place in the learner's code created.
  ///
  /// @param type what it is, for example `long[]`
  /// @param line the line of the submitted source, from 1; at most 0 if it is not known
  /// @param count how many
  /// @param bytes their bytes on the Java heap
  record Made(String type, int line, long count, long bytes) {}

  /// How a check ended.
  ///
  /// @param kind which way
  /// @param expected what should have come, where a check says so
  /// @param got what came instead
  /// @param why what the check was about
  /// @param line the line of the submitted source where the learner's code threw, from 1; 0 if it
  ///   did not
  /// @param made for a budget that was not kept: what was created where, the largest first
  record Finding(
      Kind kind,
      Optional<String> expected,
      Optional<String> got,
      Optional<String> why,
      int line,
      List<Made> made) {
    /// Copies the list.
    public Finding {
      made = List.copyOf(made);
    }

    /// A finding about anything but a budget.
    ///
    /// @param kind as above
    /// @param expected as above
    /// @param got as above
    /// @param why as above
    /// @param line as above
    public Finding(
        Kind kind,
        Optional<String> expected,
        Optional<String> got,
        Optional<String> why,
        int line) {
      this(kind, expected, got, why, line, List.of());
    }

    /// The ways in which a check ends.
    public enum Kind {
      /// It passed.
      PASSED,
      /// What came is not what should have come.
      WRONG,
      /// The learner's code threw something.
      THREW,
      /// The answer lacks what the check calls.
      MISSING,
      /// The learner's code used up its memory.
      MEMORY,
      /// It did not apply.
      SKIPPED
    }

    /// A finding without details.
    ///
    /// @param kind which way the check ended
    /// @return the finding
    public static Finding of(Kind kind) {
      return new Finding(kind, Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }
  }
}
