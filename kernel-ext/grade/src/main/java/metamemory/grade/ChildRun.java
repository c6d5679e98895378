package metamemory.grade;

import java.time.Duration;
import java.util.Optional;
import metamemory.grade.wire.Frame;

/// Follows a child from its start to its end, against the clock.
final class ChildRun {
  private static final String LAST_WORDS = "fatal error has been detected by the Java Runtime";

  private final ChildProcess child;
  private final Limits limits;
  private final Transcript transcript;
  private long startDeadline;
  private long runDeadline = Long.MAX_VALUE;
  private long checkDeadline = Long.MAX_VALUE;

  ChildRun(ChildProcess child, Limits limits, Transcript transcript) {
    this.child = child;
    this.limits = limits;
    this.transcript = transcript;
  }

  Ending follow() throws InterruptedException {
    long origin = System.nanoTime();
    startDeadline = limits.start().toNanos();
    while (true) {
      long now = System.nanoTime() - origin;
      Optional<ChildProcess.Heard> heard =
          child.next(Duration.ofNanos(Math.max(0, deadline() - now)));
      if (heard.isEmpty()) {
        return outOfTime(reached());
      }
      switch (heard.get()) {
        case ChildProcess.Heard.End _ -> {
          return child.exitStatus().map(this::exited).orElseGet(Ending.Silent::new);
        }
        case ChildProcess.Heard.Told(Frame frame) -> {
          transcript.add(frame);
          if (frame instanceof Frame.Done) {
            return new Ending.Complete();
          }
          moveDeadlines(frame, System.nanoTime() - origin);
        }
      }
    }
  }

  /// A start is slow for two reasons: the answer makes the compiler work, or the machine works on
  /// something else.
  private Ending outOfTime(Ending.Limit limit) {
    boolean isStarved =
        limit == Ending.Limit.START
            && child.processorTime().compareTo(limits.start().dividedBy(2)) < 0;
    return isStarved ? new Ending.Starved() : new Ending.OutOfTime(limit);
  }

  /// The exit status of a crash is 1, as of many a program: only the machine's own last words tell.
  private Ending exited(int status) {
    return child.errorText().contains(LAST_WORDS)
        ? new Ending.Crashed()
        : new Ending.Exited(status);
  }

  private void moveDeadlines(Frame frame, long now) {
    if (frame instanceof Frame.Started) {
      checkDeadline = now + limits.check().toNanos();
      if (runDeadline == Long.MAX_VALUE) {
        startDeadline = Long.MAX_VALUE;
        runDeadline = Math.min(now + limits.run().toNanos(), limits.total().toNanos());
      }
    } else if (frame instanceof Frame.Finished) {
      checkDeadline = Long.MAX_VALUE;
    }
  }

  private long deadline() {
    return Math.min(startDeadline, Math.min(runDeadline, checkDeadline));
  }

  private Ending.Limit reached() {
    long deadline = deadline();
    return deadline == startDeadline
        ? Ending.Limit.START
        : deadline == checkDeadline ? Ending.Limit.CHECK : Ending.Limit.RUN;
  }
}
