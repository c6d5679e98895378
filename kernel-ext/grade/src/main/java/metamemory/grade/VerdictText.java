package metamemory.grade;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import metamemory.grade.wire.Frame.Finding;

/// Decides the verdict, and finds the words for it.
final class VerdictText {
  /// What a process's exit status adds to the number of the signal that ended it.
  private static final int SIGNAL_BASE = 128;

  /// Linux says so to a process that used up its processor time.
  private static final int SIGXCPU = 24;

  private final Limits limits;

  VerdictText(Limits limits) {
    this.limits = limits;
  }

  Ruling broken(String reason) {
    return new Ruling(
        Verdict.INFRASTRUCTURE,
        "The check could not be run, and that is no fault of your code: "
            + reason
            + ". Check again; if it stays, tell your teacher.");
  }

  Ruling ruling(Transcript transcript, Ending ending, Supplier<String> errorText) {
    if (transcript.broken().isPresent()) {
      return broken(transcript.broken().get());
    }
    return switch (ending) {
      case Ending.Complete _ -> complete(transcript);
      case Ending.OutOfTime(Ending.Limit limit)
          when limit == Ending.Limit.START && transcript.plan().isEmpty() ->
          broken("a Java process did not start within " + seconds(limits.start()));
      case Ending.OutOfTime(Ending.Limit limit) when limit == Ending.Limit.START ->
          new Ruling(
              Verdict.TIMEOUT,
              "Your code takes more than " + seconds(limits.start()) + " to compile.");
      case Ending.Starved _ ->
          broken("this machine is too busy to start Java within " + seconds(limits.start()));
      case Ending.OutOfTime _ -> new Ruling(Verdict.TIMEOUT, during(transcript) + stopped(ending));
      case Ending.Exited _ when !transcript.begun() ->
          broken(
              "the Java process ended before the first check"
                  + (errorText.get().isEmpty() ? "" : ": " + errorText.get()));
      case Ending.Exited(int status) when signal(status) == SIGXCPU ->
          new Ruling(Verdict.TIMEOUT, during(transcript) + stopped(ending));
      case Ending.Exited _, Ending.Crashed _, Ending.Silent _ ->
          new Ruling(Verdict.CRASHED, during(transcript) + stopped(ending));
    };
  }

  /// Why a check that was running has no result.
  String stopped(Ending ending) {
    return switch (ending) {
      case Ending.Complete _, Ending.Starved _ -> "The check has no result.";
      case Ending.OutOfTime(Ending.Limit limit) when limit == Ending.Limit.RUN ->
          "All checks together may take "
              + seconds(limits.run())
              + ", and this one was running when the time was over.";
      case Ending.OutOfTime _ ->
          "It did not end within "
              + seconds(limits.check())
              + ". Look for a loop whose condition never becomes false, or for something that"
              + " waits.";
      case Ending.Crashed _ ->
          "Your code crashed the Java machine: it used memory that is not its own. Look for"
              + " reinterpret and for native calls.";
      case Ending.Exited(int status) when signal(status) == SIGXCPU ->
          "It used more processor time than all checks may use together, on all its threads. Look"
              + " for threads that go round in circles.";
      case Ending.Exited(int status) when signal(status) > 0 ->
          "The system ended the program (exit status "
              + status
              + "), most likely because it used too much memory.";
      case Ending.Exited(int status) ->
          "Your code ended the program (exit status "
              + status
              + "). System.exit and Runtime.halt stop everything, the check too: take the call out,"
              + " and return a value or throw an exception instead.";
      case Ending.Silent _ ->
          "Your code closed the program's output, so no result came. Leave file descriptors alone.";
    };
  }

  String outOfMemory() {
    return "Your code needed more than "
        + limits.heapMebibytes()
        + " MiB of memory. Look for something that grows without end, or for a size that is far too"
        + " large.";
  }

  private Ruling complete(Transcript transcript) {
    if (!transcript.problems().isEmpty()) {
      int count = transcript.problems().size();
      return new Ruling(
          Verdict.ERROR,
          "Your code does not compile: " + count + (count == 1 ? " error." : " errors."));
    }
    if (transcript.anyFinding(Finding.Kind.MEMORY)) {
      return new Ruling(Verdict.MEMORY, outOfMemory());
    }
    if (transcript.anyFinding(Finding.Kind.MISSING)) {
      return new Ruling(
          Verdict.ERROR,
          "Your code lacks something that the exercise asks for, or has it in another form.");
    }
    for (int check = 0; check < transcript.plan().size(); check++) {
      Finding.Kind kind = transcript.finding(check).map(Finding::kind).orElse(Finding.Kind.WRONG);
      if (kind != Finding.Kind.PASSED && kind != Finding.Kind.SKIPPED) {
        return new Ruling(Verdict.FAILED, "Not there yet: look at the first check that failed.");
      }
    }
    return new Ruling(Verdict.PASSED, "Every check passed.");
  }

  private static String during(Transcript transcript) {
    return transcript.runningName().map(name -> "During the check \"" + name + "\": ").orElse("");
  }

  private static int signal(int status) {
    return status - SIGNAL_BASE;
  }

  private static String seconds(Duration time) {
    return time.toMillis() % 1000 == 0
        ? time.toSeconds() + " s"
        : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
