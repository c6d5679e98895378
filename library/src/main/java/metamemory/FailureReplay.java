package metamemory;

import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs a piece of code again and again, each time with another request refused.
final class FailureReplay {
  private final Supplier<? extends Allocator> opener;
  private final Consumer<? super Allocator> code;

  /// Whether the code frees everything when nothing fails: only then it has to when something does.
  private boolean freesEverything;

  /// Where the first request of this run was refused.
  private String site = "";

  FailureReplay(Supplier<? extends Allocator> opener, Consumer<? super Allocator> code) {
    this.opener = opener;
    this.code = code;
  }

  long run() {
    long calls = runUnharmed();
    for (long call = 1; call <= calls; call++) {
      long failing = call;
      run(number -> number == failing, "request " + call + " of " + calls + " was refused");
      run(
          number -> number >= failing,
          "request " + call + " of " + calls + " and all later ones were refused");
    }
    return calls;
  }

  private long runUnharmed() {
    try (Allocator allocator = opener.get()) {
      FailingAllocator counting = FailingAllocator.over(allocator, _ -> false);
      code.accept(counting);
      freesEverything = allocator.usage().liveBlocks() == 0;
      return counting.calls();
    }
  }

  private void run(LongPredicate failing, String what) {
    site = "";
    try (Allocator allocator = opener.get()) {
      Throwable thrown = thrownBy(FailingAllocator.over(allocator, call -> noting(failing, call)));
      if (thrown != null) {
        throw new AssertionError(
            "expected that the code survives, got %s when %s: at %s".formatted(thrown, what, site),
            thrown);
      }
      long left = allocator.usage().liveBlocks();
      if (freesEverything && left != 0) {
        throw new AssertionError(
            "expected everything freed, got %d blocks still live when %s: at %s"
                .formatted(left, what, site));
      }
    }
  }

  /// What the code threw, other than the refusal that was made for it.
  private @Nullable Throwable thrownBy(Allocator allocator) {
    try {
      code.accept(allocator);
      return null;
    } catch (AllocationRefusedException refused) {
      return refused.refusal() instanceof Outcome.Injected ? null : refused;
    } catch (RuntimeException | Error thrown) {
      return thrown;
    }
  }

  private boolean noting(LongPredicate failing, long call) {
    boolean fails = failing.test(call);
    if (fails && site.isEmpty()) {
      site = Sites.caller();
    }
    return fails;
  }
}
