package metamemory.grade;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import metamemory.grade.wire.Code;
import metamemory.grade.wire.CompileOrder;
import metamemory.grade.wire.FrameKey;
import metamemory.grade.wire.Request;

/// Grades answers, each in a JVM of its own that is gone afterwards. Safe for threads.
public final class Checker {
  /// What the checks' random numbers start from where nobody says.
  public static final long DEFAULT_SEED = 1;

  private final Limits limits;
  private final long seed;
  private final Optional<StartCache> cache;
  private final Sandbox sandbox;
  private boolean trusts;
  private Optional<Compilers> compilers = Optional.empty();
  private final Set<ChildProcess> running = ConcurrentHashMap.newKeySet();
  private final Set<ChildProcess> cancelled = ConcurrentHashMap.newKeySet();

  /// A checker with the limits of a notebook, and without a cache.
  public Checker() {
    this(Limits.standard(), DEFAULT_SEED, Optional.empty());
  }

  /// A checker.
  ///
  /// @param limits how much an answer may use
  /// @param seed what the checks' random numbers start from
  /// @param cache what makes a child start faster, used as soon as it is there
  public Checker(Limits limits, long seed, Optional<StartCache> cache) {
    this(limits, seed, cache, Sandbox.none());
  }

  /// A checker whose children are kept in.
  ///
  /// @param limits how much an answer may use
  /// @param seed what the checks' random numbers start from
  /// @param cache what makes a child start faster, used as soon as it is there
  /// @param sandbox what stands around each child
  public Checker(Limits limits, long seed, Optional<StartCache> cache, Sandbox sandbox) {
    this.limits = limits;
    this.seed = seed;
    this.cache = cache;
    this.sandbox = sandbox;
  }

  /// Grades an answer, and waits for the result: less than a second as a rule, and never longer
  /// than the limits allow.
  ///
  /// @param exercise the exercise
  /// @param definitions everything that is defined in the learner's notebook now, in the order of
  ///   its evaluation
  /// @return the result, whatever the answer does
  /// @throws CancellationException if [#cancel()] was called, or the calling thread was interrupted
  ///   (and then still is)
  public GradeResult check(Exercise exercise, List<Definition> definitions) {
    return check(exercise, definitions, seed);
  }

  /// The same with random numbers of its own.
  ///
  /// @param exercise the exercise
  /// @param definitions everything that is defined in the learner's notebook now, in the order of
  ///   its evaluation
  /// @param ownSeed what the checks' random numbers start from
  /// @return the result, whatever the answer does
  /// @throws CancellationException as above
  public GradeResult check(Exercise exercise, List<Definition> definitions, long ownSeed) {
    Submission submission = Submission.assemble(exercise, definitions);
    Grading grading = new Grading(exercise, submission, ownSeed, limits, sandbox.description());
    if (!submission.missing().isEmpty()) {
      return grading.undefined();
    }
    Transcript transcript = new Transcript();
    try (ChildProcess child = start(request(exercise, submission, ownSeed))) {
      // While the child starts.
      child.tell(code(submission), true);
      Ending ending = follow(child, transcript);
      return grading.result(transcript, ending, child::errorText);
    } catch (CancellationException e) {
      throw e;
    } catch (IOException | IllegalStateException e) {
      return grading.broken(String.valueOf(e.getMessage()));
    }
  }

  /// Stops every check that runs now.
  public void cancel() {
    for (ChildProcess child : running) {
      cancelled.add(child);
      child.kill();
    }
  }

  /// A way to check several exercises of one notebook.
  CheckSeries series() {
    return new CheckSeries(this);
  }

  boolean trusts() {
    return trusts;
  }

  Grading grading(Exercise exercise, Submission submission, long ownSeed) {
    return new Grading(exercise, submission, ownSeed, limits, sandbox.description());
  }

  ChildProcess start(Request request) throws IOException {
    List<String> cacheFlags =
        cache
            .map(each -> compilers.isEmpty() ? each.flags() : each.flagsWithoutCompiler())
            .orElse(List.of());
    return ChildProcess.start(request, sandbox, limits, cacheFlags);
  }

  Ending follow(ChildProcess child, Transcript transcript) {
    running.add(child);
    try {
      Ending ending = new ChildRun(child, limits, transcript).follow();
      if (cancelled.contains(child)) {
        throw new CancellationException("the check was stopped");
      }
      return ending;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the check was interrupted");
    } finally {
      running.remove(child);
      cancelled.remove(child);
    }
  }

  /// The same, for answers that may name whatever the JDK has: only a sandbox keeps them in then.
  Checker trusting() {
    Checker trusting = new Checker(limits, seed, cache, sandbox);
    trusting.trusts = true;
    trusting.compilers = compilers;
    return trusting;
  }

  /// The same, with compilers that are kept.
  Checker with(Compilers kept) {
    Checker quicker = new Checker(limits, seed, cache, sandbox);
    quicker.trusts = trusts;
    quicker.compilers = Optional.of(kept);
    return quicker;
  }

  Code code(Submission submission) {
    Code source = new Code.Source(submission.source());
    if (compilers.isEmpty()) {
      return source;
    }
    CompileOrder order =
        new CompileOrder(
            submission.className(), submission.source(), ChildClassPath.ofLibrary(), trusts);
    try {
      return compilers.get().compile(order).orElse(source);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the check was interrupted");
    }
  }

  Request request(Exercise exercise, Submission submission, long ownSeed) {
    return new Request(
        FrameKey.random(),
        exercise.suite(),
        submission.className(),
        ChildClassPath.ofLibrary(),
        ownSeed,
        limits.outputBytes(),
        trusts);
  }
}
