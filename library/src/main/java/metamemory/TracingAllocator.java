package metamemory;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;

/// Keeps the last events of another allocator with their times, and how often blocks were granted
/// lately: a Geiger counter for allocation.
///
/// **Limits.** Keeps as many events as it was made for; older ones are forgotten. The rate is over
/// the last second. It sees the calls that come through it: a reset underneath is no event here; an
/// [Observer] is told of those too.
///
/// **Costs.** One call of the clock a request, about 20 ns for `System::nanoTime`, and no garbage.
/// 28 B for each event kept.
///
/// {@snippet file="metamemory/DecoratorSnippets.java" region="tracing"}
public final class TracingAllocator extends Decorator {
  private static final long WINDOW_NANOS = 1_000_000_000;
  private static final int WINDOW_SLOTS = 50;

  /// What happened.
  public enum Kind {
    /// A block was granted.
    ALLOCATED,
    /// A block was granted another size.
    RESIZED,
    /// A block was released.
    RELEASED,
    /// A request was refused.
    REFUSED
  }

  /// One call.
  ///
  /// @param number which call it was, counted from 1
  /// @param kind what happened
  /// @param atNanos when, by the clock that was passed in
  /// @param address where the block begins, as [Observer] counts it; 0 for a refusal
  /// @param byteSize how many bytes were granted, released or refused
  public record Event(long number, Kind kind, long atNanos, long address, long byteSize) {}

  private final LongSupplier nanoClock;
  private final RateMeter rate = new RateMeter(WINDOW_NANOS, WINDOW_SLOTS);
  private final Kind[] kinds;
  private final long[] times;
  private final long[] addresses;
  private final long[] sizes;
  private long count;

  private TracingAllocator(Allocator inner, int keptEvents, LongSupplier nanoClock) {
    super(inner);
    this.nanoClock = Objects.requireNonNull(nanoClock, "nanoClock");
    this.kinds = new Kind[keptEvents];
    this.times = new long[keptEvents];
    this.addresses = new long[keptEvents];
    this.sizes = new long[keptEvents];
  }

  /// Traces the calls on an allocator. Closing the result closes that allocator.
  ///
  /// @param inner where the memory comes from
  /// @param keptEvents how many of the last events to keep, from 1 to 16,777,216
  /// @param nanoClock tells the time in nanoseconds, from any start: `System::nanoTime`, or a
  ///   test's own
  /// @return the tracing allocator
  /// @throws IllegalArgumentException if the number of events is out of its range
  public static TracingAllocator over(Allocator inner, int keptEvents, LongSupplier nanoClock) {
    if (keptEvents < 1 || keptEvents > 1 << 24) {
      throw new IllegalArgumentException(
          "keptEvents must be from 1 to 16777216: keptEvents=" + keptEvents);
    }
    return new TracingAllocator(inner, keptEvents, nanoClock);
  }

  @Override
  public Outcome tryAllocate(long byteSize, long byteAlignment) {
    Outcome outcome = inner.tryAllocate(byteSize, byteAlignment);
    switch (outcome) {
      case Outcome.Granted(MemorySegment block) ->
          rate.count(note(Kind.ALLOCATED, block.address(), byteSize));
      case Outcome.Refusal _ -> note(Kind.REFUSED, 0, byteSize);
    }
    return outcome;
  }

  @Override
  public Outcome tryResize(MemorySegment block, long newByteSize, long byteAlignment) {
    Outcome outcome = inner.tryResize(block, newByteSize, byteAlignment);
    switch (outcome) {
      case Outcome.Granted(MemorySegment resized) ->
          note(Kind.RESIZED, resized.address(), newByteSize);
      case Outcome.Refusal _ -> note(Kind.REFUSED, 0, newByteSize);
    }
    return outcome;
  }

  @Override
  public boolean release(MemorySegment block) {
    boolean reusable = inner.release(block);
    note(Kind.RELEASED, block.address(), block.byteSize());
    return reusable;
  }

  /// How many blocks were granted a second, over the last second.
  ///
  /// @return at least 0
  public double allocationsPerSecond() {
    return rate.perSecond(nanoClock.getAsLong());
  }

  /// How many blocks were granted in each fiftieth of the last second, the oldest first: for
  /// drawing.
  ///
  /// @return a new array of 50 counts
  public int[] clicks() {
    return rate.slots(nanoClock.getAsLong());
  }

  /// The last events, the oldest first.
  ///
  /// @return as many as there were, at most those that are kept
  public List<Event> events() {
    int kept = (int) Math.min(count, kinds.length);
    List<Event> events = new ArrayList<>(kept);
    for (long number = count - kept; number < count; number++) {
      int place = (int) (number % kinds.length);
      events.add(new Event(number + 1, kinds[place], times[place], addresses[place], sizes[place]));
    }
    return List.copyOf(events);
  }

  /// For people: how much was seen, and on what.
  @Override
  public String toString() {
    return "TracingAllocator[" + count + " events over " + inner + "]";
  }

  private long note(Kind kind, long address, long byteSize) {
    int place = (int) (count % kinds.length);
    long now = nanoClock.getAsLong();
    kinds[place] = kind;
    times[place] = now;
    addresses[place] = address;
    sizes[place] = byteSize;
    count++;
    return now;
  }
}
