package metamemory;

import java.lang.foreign.MemorySegment;

/// What came of asking an [Allocator] for memory: the block, or the reason why there is none.
///
/// Running out is an answer, not an exception, so a caller can decide what to do about it. The set
/// is closed: a `switch` over it needs no `default`, and says so when a reason is added.
///
/// **Limits.** What a refusal says is true at the moment of the refusal; a release, a reset or
/// another thread's `free` may change it.
///
/// **Costs.** The same as a `null` or as an exception that is not thrown: nothing, where the JIT
/// compiler removes the record, and 16 B elsewhere. An exception with its stack trace takes about
/// 500 ns.
///
/// {@snippet file="metamemory/AllocatorSnippets.java" region="outcome"}
public sealed interface Outcome {

  /// The block, or an exception that carries the refusal.
  ///
  /// @return the granted block
  /// @throws AllocationRefusedException if this is a refusal
  MemorySegment orElseThrow();

  /// Whether memory was granted.
  ///
  /// @return true for [Granted], false for every [Refusal]
  default boolean isGranted() {
    return this instanceof Granted;
  }

  /// Memory was granted.
  ///
  /// @param segment the block; its bytes are not zeroed unless the method that gave it says so
  record Granted(MemorySegment segment) implements Outcome {
    @Override
    public MemorySegment orElseThrow() {
      return segment;
    }
  }

  /// Memory was refused, and nothing was changed: a smaller request may still succeed.
  sealed interface Refusal extends Outcome {
    /// The refusal in a sentence, with its values.
    ///
    /// @return for example `needs 17 B, but 16 B are free`
    String reason();

    @Override
    default MemorySegment orElseThrow() {
      throw new AllocationRefusedException(this);
    }
  }

  /// The allocator itself has too little room left.
  ///
  /// @param requestedBytes how many bytes were asked for
  /// @param availableBytes how many bytes could have been granted at that alignment
  record Full(long requestedBytes, long availableBytes) implements Refusal {
    @Override
    public String reason() {
      return "needs " + requestedBytes + " B, but " + availableBytes + " B are free";
    }
  }

  /// A limit set by the program does not allow it, though there may be memory.
  ///
  /// @param requestedBytes how many bytes were asked for
  /// @param remainingBytes how many bytes the limit still allows
  /// @param limitBytes the limit
  record OverLimit(long requestedBytes, long remainingBytes, long limitBytes) implements Refusal {
    @Override
    public String reason() {
      return "needs "
          + requestedBytes
          + " B, but the limit of "
          + limitBytes
          + " B leaves "
          + remainingBytes
          + " B";
    }
  }

  /// The operating system or the C library would not give memory.
  ///
  /// @param call the call that failed, for example `mmap`
  /// @param errno the error number that it left
  record SystemRefused(String call, int errno) implements Refusal {
    @Override
    public String reason() {
      return call + " failed: errno=" + errno;
    }
  }

  /// A test asked for this failure.
  ///
  /// @param call which call was made to fail, counted from 1
  record Injected(long call) implements Refusal {
    @Override
    public String reason() {
      return "call " + call + " was made to fail by a test";
    }
  }
}
