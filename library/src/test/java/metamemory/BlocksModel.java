package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// The dull twin of any [Allocator]: a list of live blocks that remembers every byte written into
/// them.
///
/// It does not know where a block should lie, only what must hold wherever it lies: aligned, owned,
/// apart from all others, with the bytes that were written, and counted.
final class BlocksModel {
  private final Allocator allocator;
  private final RandomGenerator random;
  private final int mostBytes;
  private final int mostAlignmentBits;
  private final int mostBlocks;
  private final List<Block> live = new ArrayList<>();
  private final TreeMap<Long, Long> ends = new TreeMap<>();
  private long allocations;

  private static final class Block {
    private final MemorySegment segment;
    private final byte[] bytes;

    Block(MemorySegment segment, byte[] bytes) {
      this.segment = segment;
      this.bytes = bytes;
    }
  }

  BlocksModel(
      Allocator allocator,
      RandomGenerator random,
      int mostBytes,
      int mostAlignmentBits,
      int mostBlocks) {
    this.allocator = allocator;
    this.random = random;
    this.mostBytes = mostBytes;
    this.mostAlignmentBits = mostAlignmentBits;
    this.mostBlocks = mostBlocks;
  }

  /// Makes one random call on the allocator and compares what it says.
  void step() {
    int dice = random.nextInt(100);
    if (live.isEmpty() || (dice < 50 && live.size() < mostBlocks)) {
      allocate();
    } else if (dice < 75) {
      resize(pick());
    } else {
      release(pick());
    }
    Usage usage = allocator.usage();
    assertThat(usage.allocations()).as("allocations").isEqualTo(allocations);
    assertThat(usage.liveBlocks()).as("live blocks").isEqualTo(live.size());
    assertThat(usage.usedBytes()).isBetween(usage.requestedBytes(), usage.peakBytes());
  }

  int liveBlocks() {
    return live.size();
  }

  /// Forgets all blocks, after the allocator did.
  void clear() {
    live.clear();
    ends.clear();
  }

  /// Adds the grants of a scope that is about to end to those of the one around it.
  void countToo(BlocksModel inner) {
    allocations += inner.allocations;
  }

  /// Ends a scope and takes one of its blocks over, with its bytes.
  void promoteFrom(Scope scope, BlocksModel inner) {
    Block block = inner.pick();
    allocations++;
    MemorySegment promoted = scope.promote(block.segment, 1);
    Block kept = new Block(promoted, block.bytes);
    check(kept);
    checkApart(promoted);
    live.add(kept);
  }

  /// Compares every byte.
  void checkBytes() {
    live.forEach(BlocksModel::check);
  }

  /// Compares every byte, and every figure that takes long to add up.
  void checkAll() {
    checkBytes();
    long requested = live.stream().mapToLong(block -> block.bytes.length).sum();
    assertThat(allocator.usage().requestedBytes()).as("requested bytes").isEqualTo(requested);
  }

  private Block pick() {
    int index = random.nextBoolean() ? live.size() - 1 : random.nextInt(live.size());
    Block block = live.get(index);
    check(block);
    return block;
  }

  /// Mostly small, now and then as large as allowed.
  private int size() {
    return random.nextInt(random.nextInt(50) == 0 ? mostBytes + 1 : Math.min(mostBytes, 64));
  }

  private void allocate() {
    long byteAlignment = 1L << random.nextInt(mostAlignmentBits + 1);
    int byteSize = size();
    Usage before = allocator.usage();
    switch (allocator.tryAllocate(byteSize, byteAlignment)) {
      case Outcome.Refusal _ -> assertThat(allocator.usage()).isEqualTo(before);
      case Outcome.Granted(MemorySegment segment) -> {
        allocations++;
        live.add(written(segment, byteSize, byteAlignment, new byte[0]));
      }
    }
  }

  private void resize(Block block) {
    long byteAlignment = 1L << random.nextInt(mostAlignmentBits + 1);
    int byteSize = size();
    Usage before = allocator.usage();
    switch (allocator.tryResize(block.segment, byteSize, byteAlignment)) {
      case Outcome.Refusal _ -> assertThat(allocator.usage()).isEqualTo(before);
      case Outcome.Granted(MemorySegment segment) -> {
        forget(block);
        // The order of the list is that of the grants, which a resize does not change.
        live.set(live.indexOf(block), written(segment, byteSize, byteAlignment, block.bytes));
      }
    }
  }

  private void release(Block block) {
    allocator.release(block.segment);
    forget(block);
    live.remove(block);
  }

  private Block written(MemorySegment segment, int byteSize, long byteAlignment, byte[] old) {
    assertThat(segment.byteSize()).isEqualTo(byteSize);
    assertThat(segment.address() % byteAlignment).isZero();
    assertThat(allocator.owns(segment)).isTrue();
    checkApart(segment);
    int kept = Math.min(old.length, byteSize);
    byte[] bytes = new byte[byteSize];
    random.nextBytes(bytes);
    System.arraycopy(old, 0, bytes, 0, kept);
    assertThat(segment.asSlice(0, kept).toArray(ValueLayout.JAVA_BYTE))
        .isEqualTo(Arrays.copyOf(bytes, kept));
    MemorySegment.copy(bytes, 0, segment, ValueLayout.JAVA_BYTE, 0, byteSize);
    return new Block(segment, bytes);
  }

  private void checkApart(MemorySegment segment) {
    if (segment.byteSize() > 0) {
      long end = segment.address() + segment.byteSize();
      Map.Entry<Long, Long> before = ends.lowerEntry(end);
      assertThat(before == null || before.getValue() <= segment.address())
          .as("block at %d lies apart from the one before it", segment.address())
          .isTrue();
      ends.put(segment.address(), end);
    }
  }

  private void forget(Block block) {
    // A block of no bytes may share its address with another.
    if (block.segment.byteSize() > 0) {
      ends.remove(block.segment.address());
    }
  }

  private static void check(Block block) {
    assertThat(Arrays.equals(block.segment.toArray(ValueLayout.JAVA_BYTE), block.bytes))
        .as("bytes of the block at %d", block.segment.address())
        .isTrue();
  }
}
