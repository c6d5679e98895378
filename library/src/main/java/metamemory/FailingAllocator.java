package metamemory;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.function.LongPredicate;

/// Refuses chosen calls though there may be memory: to test what a program does when there is none.
///
/// **Limits.** Calls are counted from 1: every [#tryAllocate(long, long)] and
/// [#tryResize(MemorySegment, long, long)], granted or not, and what derives from them. Wrong
/// arguments throw before they are counted. A call made to fail does not reach the allocator
/// underneath. To try every call of a piece of code in turn, see [Probe].
///
/// **Costs.** One call of the predicate a request. No memory.
///
/// {@snippet file="metamemory/DecoratorSnippets.java" region="failing"}
public final class FailingAllocator extends Decorator {
  private final LongPredicate failing;
  private long calls;
  private long failures;

  private FailingAllocator(Allocator inner, LongPredicate failing) {
    super(inner);
    this.failing = Objects.requireNonNull(failing, "failing");
  }

  /// Makes the calls fail that a predicate chooses. Closing the result closes the allocator
  /// underneath.
  ///
  /// @param inner where the memory comes from
  /// @param failing asked once for each call, with its number from 1 on: whether it is to fail
  /// @return the failing allocator
  public static FailingAllocator over(Allocator inner, LongPredicate failing) {
    return new FailingAllocator(inner, failing);
  }

  /// Makes one call fail, and no other.
  ///
  /// @param inner where the memory comes from
  /// @param call which one, at least 1
  /// @return the failing allocator
  /// @throws IllegalArgumentException if the number is below 1
  public static FailingAllocator atCall(Allocator inner, long call) {
    checkCall(call);
    return over(inner, number -> number == call);
  }

  /// Makes every call fail from one on, as if memory were gone for good.
  ///
  /// @param inner where the memory comes from
  /// @param call the first to fail, at least 1
  /// @return the failing allocator
  /// @throws IllegalArgumentException if the number is below 1
  public static FailingAllocator fromCall(Allocator inner, long call) {
    checkCall(call);
    return over(inner, number -> number >= call);
  }

  /// {@inheritDoc}
  ///
  /// @return the block, [Outcome.Injected], or why the allocator underneath gives none
  @Override
  public Outcome tryAllocate(long byteSize, long byteAlignment) {
    Arguments.checkRequest(byteSize, byteAlignment);
    return isFailing()
        ? refused(new Outcome.Injected(calls))
        : inner.tryAllocate(byteSize, byteAlignment);
  }

  @Override
  public Outcome tryResize(MemorySegment block, long newByteSize, long byteAlignment) {
    Arguments.checkRequest(newByteSize, byteAlignment);
    return isFailing()
        ? refused(new Outcome.Injected(calls))
        : inner.tryResize(block, newByteSize, byteAlignment);
  }

  /// How many calls there were, those that failed included.
  ///
  /// @return at least 0
  public long calls() {
    return calls;
  }

  /// How many calls were made to fail.
  ///
  /// @return from 0 to [#calls()]
  public long failures() {
    return failures;
  }

  /// For people: what was made to fail, and under what.
  @Override
  public String toString() {
    return "FailingAllocator[" + failures + " of " + calls + " calls failed over " + inner + "]";
  }

  private boolean isFailing() {
    calls++;
    boolean fails = failing.test(calls);
    failures += fails ? 1 : 0;
    return fails;
  }

  private static void checkCall(long call) {
    if (call < 1) {
      throw new IllegalArgumentException("call must be at least 1: call=" + call);
    }
  }
}
