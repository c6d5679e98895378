package metamemory;

/// Told what an allocator did, after it was done: for drawing, counting and replay.
///
/// An observer is told and never asked: nothing comes back, and what it throws reaches the caller
/// of the allocator. It is called on the allocator's own thread. An allocator without one pays a
/// null check. Each method does nothing unless overridden, so an observer names only what it cares
/// about.
///
/// **Limits.** An observer must not call the allocator back. What it keeps of the past it has to
/// bound itself.
///
/// **Costs.** Without an observer nothing that can be measured; one that counts, about 0.1 ns a
/// block.
///
/// Addresses are absolute for native memory, and offsets from the array's start for heap memory.
///
/// {@snippet file="metamemory/AllocatorSnippets.java" region="observer"}
public interface Observer {
  /// An allocator was opened over one piece of memory.
  ///
  /// @param source the allocator
  /// @param address where its memory begins
  /// @param byteSize how many bytes it holds
  default void opened(Allocator source, long address, long byteSize) {}

  /// A block was granted.
  ///
  /// @param source the allocator
  /// @param address where the block begins
  /// @param byteSize its size in bytes, without padding
  /// @param byteAlignment the alignment that was asked for, in bytes
  /// @param paddingBytes how many bytes before the block were skipped to align it
  default void allocated(
      Allocator source, long address, long byteSize, long byteAlignment, long paddingBytes) {}

  /// A block changed its size, in place or by moving.
  ///
  /// @param source the allocator
  /// @param oldAddress where the block began
  /// @param oldByteSize its size before
  /// @param newAddress where it begins now, the same if it did not move
  /// @param newByteSize its size now
  default void resized(
      Allocator source, long oldAddress, long oldByteSize, long newAddress, long newByteSize) {}

  /// A block was released.
  ///
  /// @param source the allocator
  /// @param address where the block began
  /// @param byteSize its size in bytes
  default void released(Allocator source, long address, long byteSize) {}

  /// A request was refused, and nothing was changed.
  ///
  /// @param source the allocator
  /// @param refusal why
  default void refused(Allocator source, Outcome.Refusal refusal) {}

  /// The allocator took more memory: a page, or a committed step.
  ///
  /// @param source the allocator
  /// @param address where the new memory begins
  /// @param byteSize how many bytes it has
  default void grew(Allocator source, long address, long byteSize) {}

  /// The allocator gave memory back.
  ///
  /// @param source the allocator
  /// @param address where that memory began
  /// @param byteSize how many bytes it had
  default void shrank(Allocator source, long address, long byteSize) {}

  /// Every block was dropped at once; the memory is kept.
  ///
  /// @param source the allocator
  default void reset(Allocator source) {}

  /// A scope was opened.
  ///
  /// @param source the allocator
  /// @param depth how many scopes are open now, this one included
  default void scopeOpened(Allocator source, int depth) {}

  /// A scope was closed, and every block granted in it was dropped.
  ///
  /// @param source the allocator
  /// @param depth how many scopes were open, this one included
  default void scopeClosed(Allocator source, int depth) {}

  /// The allocator was closed; its blocks are gone.
  ///
  /// @param source the allocator
  default void closed(Allocator source) {}
}
