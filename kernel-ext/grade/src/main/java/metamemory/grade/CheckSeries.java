package metamemory.grade;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import metamemory.grade.wire.Request;
import org.jspecify.annotations.Nullable;

/// Checks exercises of one notebook, one after the other, in one child as long as that does no
/// harm: starting a child takes longer than most suites.
///
/// A child is asked again only if the exercise before passed, left no thread and was quick; and
/// what a child says that was asked before counts only if the exercise passes. Else the same
/// exercise is checked once more, in a new child. So an exercise can spoil neither another's points
/// nor, since answers cannot reach what judges them, improve them. Children are never shared by
/// notebooks.
final class CheckSeries implements AutoCloseable {
  /// A child has processor time for one answer's loops, not for those of several.
  private static final int QUICK_MILLIS = 2000;

  private final Checker checker;
  private @Nullable ChildProcess child;

  CheckSeries(Checker checker) {
    this.checker = checker;
  }

  /// As [Checker#check(Exercise, List, long)].
  GradeResult check(Exercise exercise, List<Definition> definitions, long seed) {
    if (checker.trusts()) {
      return checker.check(exercise, definitions, seed);
    }
    Submission submission = Submission.assemble(exercise, definitions);
    if (!submission.missing().isEmpty()) {
      return checker.grading(exercise, submission, seed).undefined();
    }
    boolean wasUsed = child != null;
    GradeResult result = inChild(exercise, submission, seed);
    return wasUsed && !result.isPassed() ? inChild(exercise, submission, seed) : result;
  }

  @Override
  public void close() {
    if (child != null) {
      child.close();
      child = null;
    }
  }

  private GradeResult inChild(Exercise exercise, Submission submission, long seed) {
    Grading grading = checker.grading(exercise, submission, seed);
    Transcript transcript = new Transcript();
    boolean isFit = false;
    try {
      ChildProcess asked = asked(checker.request(exercise, submission, seed));
      asked.tell(checker.code(submission), false);
      Ending ending = checker.follow(asked, transcript);
      GradeResult result = grading.result(transcript, ending, asked::errorText);
      isFit =
          result.isPassed()
              && ending instanceof Ending.Complete
              && transcript.leftClean()
              && result.elapsedMs() < QUICK_MILLIS;
      return result;
    } catch (CancellationException e) {
      throw e;
    } catch (IOException | IllegalStateException e) {
      return grading.broken(String.valueOf(e.getMessage()));
    } finally {
      if (!isFit) {
        close();
      }
    }
  }

  private ChildProcess asked(Request request) throws IOException {
    if (child == null) {
      child = checker.start(request);
    } else {
      child.ask(request);
    }
    return child;
  }
}
