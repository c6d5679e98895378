package metamemory;

import java.lang.management.ManagementFactory;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Assertions on what a piece of code does with memory: for tests. A failure is an [AssertionError]
/// that says what was expected, what came, and which lines asked for it.
///
/// **Limits.** Sees the allocations that are made through the allocator it hands to the code. A
/// reset underneath frees blocks too. The Java heap is measured by the JVM's own counter, which
/// counts what was really allocated: what the JIT compiler proved needless counts 0 once it has
/// compiled the code, and not before.
///
/// **Costs.** About 2 µs an allocation, since each one looks at the stack: for tests, not for
/// programs.
///
/// {@snippet file="metamemory/ProbeSnippets.java" region="run"}
public final class Probe {
  private static final int MEASURED_RUNS = 10;

  private final ProbedAllocator probed;
  private final Usage before;
  private final Usage after;

  private Probe(ProbedAllocator probed, Usage before, Usage after) {
    this.probed = probed;
    this.before = before;
    this.after = after;
  }

  /// Runs code once with an allocator that watches, to ask about it afterwards.
  ///
  /// @param allocator where the memory comes from; stays open, unless the code closes what it was
  ///   given
  /// @param code is given the watching allocator
  /// @return what was seen
  public static Probe run(Allocator allocator, Consumer<? super Allocator> code) {
    Usage before = allocator.usage();
    ProbedAllocator probed = new ProbedAllocator(allocator);
    code.accept(probed);
    return new Probe(probed, before, allocator.usage());
  }

  /// Asserts how many blocks were granted. Resizes do not count.
  ///
  /// @param allocations how many
  /// @return this probe
  /// @throws AssertionError if there were more or fewer
  public Probe exactly(long allocations) {
    if (probed.allocations() != allocations) {
      throw new AssertionError(
          "expected exactly %d allocations, got %d: %s"
              .formatted(allocations, probed.allocations(), probed.sites()));
    }
    return this;
  }

  /// Asserts that no more blocks were granted than this. Resizes do not count.
  ///
  /// @param allocations how many at most
  /// @return this probe
  /// @throws AssertionError if there were more
  public Probe atMost(long allocations) {
    if (probed.allocations() > allocations) {
      throw new AssertionError(
          "expected at most %d allocations, got %d: %s"
              .formatted(allocations, probed.allocations(), probed.sites()));
    }
    return this;
  }

  /// Asserts that the blocks live at one time never had this many bytes: what they asked for,
  /// without padding, and without what was live before.
  ///
  /// @param byteSize how many bytes were too many
  /// @return this probe
  /// @throws AssertionError if they had
  public Probe peakUnder(long byteSize) {
    long peak = probed.peakLiveBytes() - before.requestedBytes();
    if (peak >= byteSize) {
      throw new AssertionError(
          "expected a peak under %d B, got %d B: reached at %s"
              .formatted(byteSize, peak, probed.peakSite()));
    }
    return this;
  }

  /// Asserts that the code left no more blocks live than there were before: it released them, or
  /// reset or closed the allocator.
  ///
  /// @return this probe
  /// @throws AssertionError if it left some
  public Probe everythingFreed() {
    long left = after.liveBlocks() - before.liveBlocks();
    if (left > 0) {
      throw new AssertionError(
          "expected everything freed, got %d blocks still live: %s"
              .formatted(left, probed.liveSites()));
    }
    return this;
  }

  /// Asserts that the code takes nothing from the Java heap, once it is warm. Measures as
  /// [#heapUse(int, Runnable)] does.
  ///
  /// @param warmUps how often the code runs before it is measured; about 20,000 have it compiled
  /// @param code what is measured
  /// @throws AssertionError if this thread took memory in every measured run
  /// @throws IllegalArgumentException if the number is negative
  public static void noHeap(int warmUps, Runnable code) {
    HeapUse use = heapUse(warmUps, code);
    if (use.threadBytes() != 0) {
      throw new AssertionError(
          "expected 0 B of the Java heap, got %d B a run after %d warm-ups: in %s, by all threads %d B"
              .formatted(
                  use.threadBytes(), warmUps, code.getClass().getName(), use.allThreadsBytes()));
    }
  }

  /// Measures what one run of code takes from the Java heap, once it is warm: the least of ten
  /// runs, so that what the JVM does once (loading a class, leaving compiled code) is not counted;
  /// nor is what the code itself does only now and then.
  ///
  /// @param warmUps how often the code runs before it is measured, at least 0; with 0, the first
  ///   run is among the ten
  /// @param code what is measured
  /// @return the bytes
  /// @throws IllegalArgumentException if the number is negative
  public static HeapUse heapUse(int warmUps, Runnable code) {
    Arguments.checkNotNegative("warmUps", warmUps);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int run = 0; run < warmUps; run++) {
      code.run();
    }
    long ownBytes = Long.MAX_VALUE;
    long allBytes = Long.MAX_VALUE;
    for (int run = 0; run < MEASURED_RUNS; run++) {
      long allBefore = threads.getTotalThreadAllocatedBytes();
      long ownBefore = threads.getCurrentThreadAllocatedBytes();
      code.run();
      ownBytes = Math.min(ownBytes, threads.getCurrentThreadAllocatedBytes() - ownBefore);
      allBytes = Math.min(allBytes, threads.getTotalThreadAllocatedBytes() - allBefore);
    }
    return new HeapUse(ownBytes, allBytes);
  }

  /// Runs code once without a failure, and then twice for each request that it made: with that one
  /// request refused, and with that one and all later ones refused. Asserts that it either copes or
  /// lets the refusal through, and that it frees everything then if it does so without a failure.
  ///
  /// {@snippet file="metamemory/ProbeSnippets.java" region="failures"}
  ///
  /// @param opener opens a new allocator for each run; it is closed after the run
  /// @param code is given the allocator; what it throws without a failure is thrown on
  /// @return how many requests the code made without a failure
  /// @throws AssertionError if it throws something else than the refusal, or leaves blocks that it
  ///   frees otherwise
  public static long survivesEveryFailure(
      Supplier<? extends Allocator> opener, Consumer<? super Allocator> code) {
    return new FailureReplay(opener, code).run();
  }

  /// What one run took from the Java heap.
  ///
  /// @param threadBytes by the thread that ran the code
  /// @param allThreadsBytes by all threads of the JVM meanwhile, those that have nothing to do with
  ///   the code included
  public record HeapUse(long threadBytes, long allThreadsBytes) {}
}
