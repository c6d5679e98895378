package metamemory.view;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import metamemory.Outcome;
import org.jspecify.annotations.Nullable;

/// How many requests were refused, and the latest of them.
final class RefusalLog {
  private static final int MOST = 16;

  private final Deque<GaugePicture.Refused> latest = new ArrayDeque<>();
  private long count;

  void add(Outcome.Refusal refusal, long usedBytes, @Nullable String site) {
    count++;
    if (latest.size() == MOST) {
      latest.removeFirst();
    }
    latest.addLast(
        switch (refusal) {
          case Outcome.OverLimit over ->
              new GaugePicture.Refused(
                  over.requestedBytes(),
                  Math.max(0, over.limitBytes() - over.remainingBytes()),
                  over.reason(),
                  site);
          case Outcome.Full full ->
              new GaugePicture.Refused(full.requestedBytes(), usedBytes, full.reason(), site);
          case Outcome.SystemRefused system ->
              new GaugePicture.Refused(0, usedBytes, system.reason(), site);
          case Outcome.Injected injected ->
              new GaugePicture.Refused(0, usedBytes, injected.reason(), site);
        });
  }

  long count() {
    return count;
  }

  @Nullable String lastReason() {
    return latest.isEmpty() ? null : latest.getLast().reason();
  }

  /// The latest, the very latest last.
  List<GaugePicture.Refused> latest() {
    return List.copyOf(latest);
  }
}
