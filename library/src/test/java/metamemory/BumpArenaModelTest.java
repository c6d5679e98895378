package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import metamemory.Outcome.Full;
import metamemory.Outcome.Granted;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A [BumpArena] beside a list of blocks that finds each place by counting up, and remembers every
/// byte written.
class BumpArenaModelTest {
  private static final int CAPACITY = 4096;

  /// A block as the model sees it: where it is, and what was written into it.
  private static final class Block {
    private final long offset;
    private final byte[] bytes;
    private final MemorySegment segment;

    Block(long offset, byte[] bytes, MemorySegment segment) {
      this.offset = offset;
      this.bytes = bytes;
      this.segment = segment;
    }

    long end() {
      return offset + bytes.length;
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void agreesWithListOfBlocks(long seed) {
    try (BumpArena arena = BumpArena.open(CAPACITY, null)) {
      Run run = new Run(arena, ModelSteps.random(seed));
      for (int step = 0; step < ModelSteps.COUNT / 4; step++) {
        run.step();
        assertThat(arena.usage()).as("usage after step %d", step).isEqualTo(run.usage());
      }
      run.checkAll();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {5, 6})
  void scopesAgreeWithListsOfBlocks(long seed) {
    try (BumpArena arena = BumpArena.open(20_000, null)) {
      ScopesModel.run(arena, ModelSteps.random(seed), ModelSteps.COUNT / 2);
    }
  }

  private static final class Run {
    private final BumpArena arena;
    private final RandomGenerator random;
    private final List<Block> live = new ArrayList<>();
    private long start;
    private long position;
    private long peak;
    private long allocations;

    Run(BumpArena arena, RandomGenerator random) {
      this.arena = arena;
      this.random = random;
      this.start = arena.memory().address();
    }

    void step() {
      int dice = random.nextInt(1000);
      if (dice < 2) {
        checkAll();
        arena.reset();
        live.clear();
        position = 0;
      } else if (dice < 500 || live.isEmpty()) {
        allocate(size(), 1L << random.nextInt(8));
      } else if (dice < 750) {
        resize(pick(), size(), 1L << random.nextInt(8));
      } else {
        release(pick());
      }
      peak = Math.max(peak, position);
    }

    /// Mostly small, now and then more than there is.
    private long size() {
      return random.nextInt(50) == 0 ? random.nextLong(CAPACITY * 2) : random.nextInt(64);
    }

    /// The last block half of the time, since only that one is special.
    private Block pick() {
      int index = random.nextBoolean() ? live.size() - 1 : random.nextInt(live.size());
      Block block = live.remove(index);
      check(block);
      return block;
    }

    private void allocate(long byteSize, long byteAlignment) {
      long offset = firstAligned(position, byteAlignment);
      Outcome outcome = arena.tryAllocate(byteSize, byteAlignment);
      if (byteSize > CAPACITY - offset) {
        assertThat(outcome).isEqualTo(new Full(byteSize, Math.max(0, CAPACITY - offset)));
      } else {
        allocations++;
        granted(outcome, offset, byteSize, new byte[0]);
      }
    }

    private void resize(Block block, long byteSize, long byteAlignment) {
      boolean last = block.end() == position;
      boolean stays =
          byteSize <= block.bytes.length
              && firstAligned(block.offset, byteAlignment) == block.offset;
      long offset =
          stays ? block.offset : firstAligned(last ? block.offset : position, byteAlignment);
      Outcome outcome = arena.tryResize(block.segment, byteSize, byteAlignment);
      if (byteSize > CAPACITY - offset) {
        assertThat(outcome).isEqualTo(new Full(byteSize, Math.max(0, CAPACITY - offset)));
        live.add(block);
      } else {
        long before = position;
        granted(outcome, offset, byteSize, block.bytes);
        position = stays && !last ? before : position;
      }
    }

    private void release(Block block) {
      boolean last = block.end() == position;
      assertThat(arena.release(block.segment)).isEqualTo(last);
      position = last ? block.offset : position;
    }

    private void granted(Outcome outcome, long offset, long byteSize, byte[] old) {
      assertThat(outcome).isInstanceOf(Granted.class);
      MemorySegment segment = outcome.orElseThrow();
      assertThat(segment.address() - start).isEqualTo(offset);
      assertThat(segment.byteSize()).isEqualTo(byteSize);
      byte[] bytes = new byte[(int) byteSize];
      random.nextBytes(bytes);
      System.arraycopy(old, 0, bytes, 0, Math.min(old.length, bytes.length));
      MemorySegment fresh = segment.asSlice(Math.min(old.length, byteSize));
      MemorySegment.copy(
          bytes,
          (int) (byteSize - fresh.byteSize()),
          fresh,
          ValueLayout.JAVA_BYTE,
          0,
          (int) fresh.byteSize());
      Block block = new Block(offset, bytes, segment);
      check(block);
      live.add(block);
      position = offset + byteSize;
    }

    private long firstAligned(long offset, long byteAlignment) {
      long candidate = offset;
      while ((start + candidate) % byteAlignment != 0) {
        candidate++;
      }
      return candidate;
    }

    private static void check(Block block) {
      assertThat(Arrays.equals(block.segment.toArray(ValueLayout.JAVA_BYTE), block.bytes))
          .as("bytes of the block at %d", block.offset)
          .isTrue();
    }

    void checkAll() {
      live.forEach(Run::check);
    }

    Usage usage() {
      long requested = live.stream().mapToLong(block -> block.bytes.length).sum();
      return new Usage(
          allocations,
          live.size(),
          requested,
          position - requested,
          CAPACITY,
          CAPACITY,
          peak,
          1,
          0);
    }
  }
}
