package metamemory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import org.jspecify.annotations.Nullable;

/// Hands out blocks of memory. `tryAllocate` is the primitive; all else derives from it.
///
/// **Limits.** Each allocator states its own, and what ends its blocks. None zeroes a block unless
/// asked. An allocator belongs to the thread that opened it: any other thread gets a
/// [WrongThreadException]. It is also a [SegmentAllocator], so layouts, strings and arrays are
/// allocated with the JDK's own methods (`allocate(JAVA_LONG)`, `allocateFrom("text")`), which
/// throw [AllocationRefusedException] where this one refuses.
///
/// **Costs.** A segment, or a granted [Outcome], takes no byte of the Java heap where the JIT
/// compiler sees that it does not outlive the method that asked, and 40 to 56 B elsewhere. Code
/// that meets more than two kinds of allocators in one place pays some nanoseconds a call, since
/// the JIT compiler cannot look into it any more.
///
/// {@snippet file="metamemory/AllocatorSnippets.java" region="any"}
public interface Allocator extends SegmentAllocator, AutoCloseable {

  /// Asks for a block. Refuses, and changes nothing, when there is no room.
  ///
  /// @param byteSize how many bytes, at least 0
  /// @param byteAlignment a power of two, in bytes: the block's address is a multiple of it
  /// @return the block, or why there is none
  /// @throws IllegalArgumentException if either argument is out of its range
  /// @throws IllegalStateException if this allocator is closed
  /// @throws WrongThreadException if called from a thread that does not own this allocator
  Outcome tryAllocate(long byteSize, long byteAlignment);

  /// Asks for a block where it does not matter why there is none: for loops in which being refused
  /// is nothing unusual. There the JIT compiler cannot do without the [Outcome]s of
  /// [#tryAllocate(long, long)], 56 B of the Java heap each, while this still takes no byte.
  ///
  /// {@snippet file="metamemory/AllocatorSnippets.java" region="orNull"}
  ///
  /// @param byteSize how many bytes, at least 0
  /// @param byteAlignment a power of two, in bytes
  /// @return the block, or null if there is no room
  /// @throws IllegalArgumentException if either argument is out of its range
  /// @throws IllegalStateException if this allocator is closed
  /// @throws WrongThreadException if called from a thread that does not own this allocator
  default @Nullable MemorySegment allocateOrNull(long byteSize, long byteAlignment) {
    return tryAllocate(byteSize, byteAlignment) instanceof Outcome.Granted(MemorySegment block)
        ? block
        : null;
  }

  /// Gives a block; not zeroed unless the allocator says so.
  ///
  /// @param byteSize how many bytes, at least 0
  /// @param byteAlignment a power of two, in bytes
  /// @return the block
  /// @throws AllocationRefusedException if there is no room
  /// @throws IllegalArgumentException if either argument is out of its range
  @Override
  default MemorySegment allocate(long byteSize, long byteAlignment) {
    return tryAllocate(byteSize, byteAlignment).orElseThrow();
  }

  /// Gives a block whose bytes are all 0, in time proportional to its size.
  ///
  /// @param byteSize how many bytes, at least 0
  /// @param byteAlignment a power of two, in bytes
  /// @return the block
  /// @throws AllocationRefusedException if there is no room
  /// @throws IllegalArgumentException if either argument is out of its range
  default MemorySegment allocateZeroed(long byteSize, long byteAlignment) {
    return allocate(byteSize, byteAlignment).fill((byte) 0);
  }

  /// Asks for a block of another size with the same first bytes. In place where the allocator can,
  /// else in a new block to which the smaller of the two sizes is copied. Refuses, and changes
  /// nothing, when there is no room.
  ///
  /// @param block a live block of this allocator; not to be used afterwards unless this refuses
  /// @param newByteSize how many bytes, at least 0; bytes beyond the old size are not zeroed
  /// @param byteAlignment a power of two, in bytes
  /// @return the resized block, or why there is none
  /// @throws IllegalArgumentException if an argument is out of its range, or the block is not of
  ///   this allocator
  Outcome tryResize(MemorySegment block, long newByteSize, long byteAlignment);

  /// As [#tryResize(MemorySegment, long, long)], with an exception for a refusal.
  ///
  /// @param block a live block of this allocator
  /// @param newByteSize how many bytes, at least 0
  /// @param byteAlignment a power of two, in bytes
  /// @return the resized block
  /// @throws AllocationRefusedException if there is no room
  /// @throws IllegalArgumentException if an argument is out of its range, or the block is not of
  ///   this allocator
  default MemorySegment resize(MemorySegment block, long newByteSize, long byteAlignment) {
    return tryResize(block, newByteSize, byteAlignment).orElseThrow();
  }

  /// Gives a block back. An arena takes back only its last block, and keeps any other until it is
  /// reset or closed.
  ///
  /// @param block a live block of this allocator; not to be used afterwards
  /// @return whether its memory can be granted again right away
  /// @throws IllegalArgumentException if the block is not of this allocator
  boolean release(MemorySegment block);

  /// Whether a segment lies in this allocator's memory. It need not be a block, nor live.
  ///
  /// @param segment any segment
  /// @return true if all of its bytes are this allocator's
  boolean owns(MemorySegment segment);

  /// What is in use, in one consistent snapshot.
  ///
  /// @return the figures of this moment
  Usage usage();

  /// Ends every block and gives the memory back. Closing twice does nothing.
  @Override
  void close();
}
