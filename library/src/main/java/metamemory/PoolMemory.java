package metamemory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Where the blocks of a pool lie: in memory of its own, in a caller's buffer, or in one block of
/// another allocator.
final class PoolMemory {
  private final MemorySegment memory;
  private final @Nullable Arena owner;
  private final @Nullable Allocator backing;

  /// Only memory that is our own may be viewed through a session of ours: elsewhere the view could
  /// outlive its memory.
  private @Nullable Arena epoch;

  private MemorySegment window;

  private PoolMemory(MemorySegment memory, @Nullable Arena owner, @Nullable Allocator backing) {
    this.memory = memory;
    this.owner = owner;
    this.backing = backing;
    this.epoch = owner == null ? null : Arena.ofConfined();
    this.window = epoch == null ? memory : Regions.view(memory, epoch);
  }

  static PoolMemory own(long byteSize, long byteAlignment) {
    Arena owner = Arena.ofConfined();
    return new PoolMemory(owner.allocate(byteSize, byteAlignment), owner, null);
  }

  static PoolMemory over(MemorySegment buffer) {
    return new PoolMemory(buffer, null, null);
  }

  static PoolMemory blockOf(Allocator backing, MemorySegment block) {
    return new PoolMemory(block, null, backing);
  }

  /// The bytes that blocks are cut from now.
  MemorySegment window() {
    return window;
  }

  /// Ends what was cut so far, where the memory is our own.
  void renew() {
    if (epoch != null) {
      Arena next = Arena.ofConfined();
      epoch.close();
      epoch = next;
      window = Regions.view(memory, next);
    }
  }

  /// Ends what was cut so far, for good; refused while native code is using it.
  void endBlocks() {
    if (epoch != null) {
      epoch.close();
      epoch = null;
    }
  }

  /// Gives the memory back to where it came from.
  void free() {
    if (owner != null) {
      owner.close();
    }
    // Whoever closed the backing allocator first has ended our block with it.
    if (backing != null && memory.scope().isAlive() && backing.owns(memory)) {
      backing.release(memory);
    }
  }

  /// Refuses what was not cut from the current window.
  void checkBlock(Object source, MemorySegment block) {
    if (!Regions.contains(memory, block)) {
      throw Misuse.foreign(source, block);
    }
    if (!block.scope().equals(window.scope())) {
      throw block.scope().isAlive() ? Misuse.foreign(source, block) : Misuse.dropped(source, block);
    }
  }

  boolean contains(MemorySegment segment) {
    return Regions.contains(memory, segment);
  }
}
