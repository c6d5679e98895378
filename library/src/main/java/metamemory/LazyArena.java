package metamemory;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Address space that is reserved at once, and backed by memory only as far as it is used: an arena
/// that grows without ever moving a block or taking a second piece.
///
/// **Limits.** The capacity is chosen when it is opened, and may be far more than there is memory:
/// 64 GiB are reserved in a few microseconds. A request that does not fit is refused with
/// [Outcome.Full]; one that the system has no memory for, with [Outcome.SystemRefused]. It works on
/// 64-bit Linux; elsewhere opening throws [UnsupportedOperationException], ask [#isSupported()] and
/// take a [PagedArena]. Blocks in memory that was never used before are 0, others are not zeroed.
/// It belongs to the thread that opened it.
///
/// **Lifetime.** A reset, a close or the end of a scope ends the blocks granted in it: using one
/// afterwards throws [IllegalStateException] ("Already closed").
///
/// **Costs.** A block takes what it takes in a [BumpArena]. For each 64 KiB, or the step that was
/// chosen, the system is asked once to commit them, and memory is really taken page by page when it
/// is first touched: about 9 ns per 24 B of fresh memory. Where a system counts what it has
/// promised (Linux with `vm.overcommit_memory=2`), committed bytes count, reserved ones do not. A
/// reset keeps the memory; [#discardUnused()] gives it back.
///
/// {@snippet file="metamemory/LazyArenaSnippets.java" region="reserve"}
public final class LazyArena extends BumpAllocator {
  /*
   * Idea: as linalloc's lazy arenas: mmap without rights reserves, mprotect commits. The current piece is the committed part;
   * when a block does not fit into it, more is committed and the piece becomes larger, at the same address. So the fast path
   * is that of any bump arena, and nobody ever holds a segment over memory that is not committed.
   */

  private final ReservedMemory memory;
  private final long capacity;
  private final long stepBytes;
  private int refusedErrno;

  private LazyArena(ReservedMemory memory, long stepBytes, @Nullable Observer observer) {
    super(Regions.ANY_ALIGNMENT, true, observer);
    this.memory = memory;
    this.capacity = memory.memory().byteSize();
    this.stepBytes = stepBytes;
    startOver(memory.committed());
  }

  /// Whether this system can reserve address space: 64-bit Linux can.
  ///
  /// @return whether an arena can be opened
  public static boolean isSupported() {
    return ReservedMemory.isSupported();
  }

  /// Reserves address space, observed by [Observers#getDefault()], and commits it in steps of 64
  /// KiB.
  ///
  /// @param capacityBytes how many bytes, at least 0
  /// @return the arena, to be closed by the caller
  /// @throws AllocationRefusedException if the system does not have that much address space
  /// @throws IllegalArgumentException if the capacity is negative
  /// @throws UnsupportedOperationException if this is not a 64-bit Linux
  public static LazyArena open(long capacityBytes) {
    return open(capacityBytes, ReservedMemory.GRAIN_BYTES, Observers.getDefault());
  }

  /// Reserves address space.
  ///
  /// @param capacityBytes how many bytes, at least 0
  /// @param stepBytes how many bytes are committed at a time, at least 1; rounded up to a multiple
  ///   of 64 KiB. Larger steps ask the system less often
  /// @param observer told of everything that the arena does, or null for none
  /// @return the arena, to be closed by the caller
  /// @throws AllocationRefusedException if the system does not have that much address space
  /// @throws IllegalArgumentException if a size is out of its range
  /// @throws UnsupportedOperationException if this is not a 64-bit Linux
  public static LazyArena open(long capacityBytes, long stepBytes, @Nullable Observer observer) {
    return tryOpen(capacityBytes, stepBytes, observer).orElseThrow();
  }

  /// Reserves address space, if the system has that much.
  ///
  /// @param capacityBytes how many bytes, at least 0
  /// @param stepBytes how many bytes are committed at a time, at least 1; rounded up to a multiple
  ///   of 64 KiB
  /// @param observer told of everything that the arena does, or null for none
  /// @return the arena, or [Outcome.SystemRefused] with the error number
  /// @throws IllegalArgumentException if a size is out of its range
  /// @throws UnsupportedOperationException if this is not a 64-bit Linux
  public static Attempt<LazyArena> tryOpen(
      long capacityBytes, long stepBytes, @Nullable Observer observer) {
    Arguments.checkNotNegative("capacityBytes", capacityBytes);
    if (stepBytes < 1) {
      throw new IllegalArgumentException("stepBytes must be at least 1: stepBytes=" + stepBytes);
    }
    return switch (ReservedMemory.tryReserve(capacityBytes)) {
      case Attempt.Refused(Outcome.Refusal refusal) -> new Attempt.Refused<>(refusal);
      case Attempt.Made(ReservedMemory memory) -> {
        LazyArena arena = new LazyArena(memory, stepBytes, observer);
        arena.tellOpened(memory.memory().address(), capacityBytes);
        yield new Attempt.Made<>(arena);
      }
    };
  }

  /// Where the next block begins, before alignment.
  ///
  /// @return bytes from the start, from 0 to [#capacity()]; 0 once closed
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public long position() {
    checkThread();
    return currentPosition();
  }

  /// How many bytes of address space the arena was opened with.
  ///
  /// @return bytes, at least 0
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public long capacity() {
    checkThread();
    return capacity;
  }

  /// Gives committed memory that no block takes back to the system, in whole steps of 64 KiB: after
  /// a peak, when it will not be needed again soon. Blocks stay as they are. What is discarded is 0
  /// when it is next granted.
  ///
  /// @return how many bytes were given back, at least 0
  /// @throws IllegalStateException if this arena is closed or has an open scope
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public long discardUnused() {
    checkUser();
    long before = memory.committedBytes();
    memory.discardBehind(currentPosition());
    long discarded = before - memory.committedBytes();
    if (discarded > 0) {
      switchTo(memory.committed(), currentPosition());
      if (observer != null) {
        observer.shrank(source(), memory.memory().address() + before - discarded, discarded);
      }
    }
    return discarded;
  }

  @Override
  long makeRoom(long from, long byteSize, long byteAlignment) {
    refusedErrno = 0;
    long start = aligned(from, byteAlignment);
    if (byteSize > capacity - start || !commit(start + byteSize)) {
      return NO_ROOM;
    }
    switchTo(memory.committed(), currentPosition());
    return start;
  }

  private boolean commit(long bytes) {
    long before = memory.committedBytes();
    if (bytes <= before) {
      return true;
    }
    long wanted = Math.max(bytes, Math.min(capacity, saturatedSum(before, stepBytes)));
    long result = memory.commit(wanted);
    if (result < 0) {
      refusedErrno = (int) -result;
      return false;
    }
    if (observer != null) {
      long grown = memory.committedBytes() - before;
      observer.grew(source(), memory.memory().address() + before, grown);
    }
    return true;
  }

  private static long saturatedSum(long before, long more) {
    return more > Long.MAX_VALUE - before ? Long.MAX_VALUE : before + more;
  }

  @Override
  Outcome.Refusal noRoom(long from, long byteSize, long byteAlignment) {
    return refusedErrno == 0
        ? new Outcome.Full(byteSize, Math.max(0, capacity - aligned(from, byteAlignment)))
        : new Outcome.SystemRefused("mprotect", refusedErrno);
  }

  @Override
  boolean holds(MemorySegment segment) {
    return isOpen() && Regions.contains(memory.memory(), segment);
  }

  @Override
  MemorySegment pieceOf(MemorySegment block) {
    return memory.committed();
  }

  @Override
  long takenIn(MemorySegment block) {
    return currentPosition();
  }

  @Override
  boolean wasGrantedBefore(int depth, MemorySegment block) {
    return block.address() < startAddress(depth);
  }

  @Override
  void rewind() {
    startOver(memory.committed());
  }

  @Override
  void free() {
    memory.free();
  }

  @Override
  long reservedBytes() {
    return isOpen() ? capacity : 0;
  }

  @Override
  long committedBytes() {
    return isOpen() ? memory.committedBytes() : 0;
  }

  @Override
  int pages() {
    return isOpen() ? 1 : 0;
  }
}
