package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import metamemory.Allocator;
import metamemory.BumpArena;
import metamemory.CappedAllocator;
import metamemory.HeapAllocator;
import metamemory.Outcome;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `Tally`: an allocator over another one that counts what passes through it.
final class TallyExercise {
  private static final long LIMIT = 1_000;

  interface Tally extends Allocator {
    long allocations();

    long refusals();

    long liveBytes();

    long peakBytes();
  }

  private final Allocator inner = CappedAllocator.over(HeapAllocator.open(null), LIMIT);
  private final Tally tally = Answer.make(Tally.class, inner);

  @AfterEach
  void close() {
    inner.close();
  }

  @Test
  @Order(1)
  @DisplayName("counts what is granted, and passes the block on")
  void countsGrants() {
    MemorySegment block = granted(300);
    granted(200);
    assertThat(tally.allocations()).as("allocations(), after 300 B and 200 B").isEqualTo(2);
    assertThat(tally.liveBytes()).as("liveBytes(), after 300 B and 200 B").isEqualTo(500);
    assertThat(inner.owns(block)).as("whether the block is the inner allocator's").isTrue();
  }

  @Test
  @Order(2)
  @DisplayName("counts refusals apart, and passes the reason on")
  void countsRefusals() {
    granted(300);
    Outcome outcome = tally.tryAllocate(5_000, 8);
    assertThat(outcome instanceof Outcome.Refusal refusal ? refusal.reason() : "granted")
        .as("what came for 5,000 B, with a limit of 1,000 B")
        .isEqualTo("needs 5000 B, but the limit of 1000 B leaves 700 B");
    counts(1, 1, 300, 300, "after 300 B were granted and 5,000 B refused");
  }

  @Test
  @Order(3)
  @DisplayName("knows what is live, and its peak")
  void knowsThePeak() {
    MemorySegment page = granted(300);
    granted(200);
    tally.release(page);
    counts(2, 0, 200, 500, "after 300 B and 200 B, and the release of the 300 B");
    granted(100);
    counts(3, 0, 300, 500, "after another 100 B");
  }

  @Test
  @Order(4)
  @Points(2)
  @DisplayName("follows a block that is resized")
  void followsResizes() {
    MemorySegment block = granted(100);
    block = tally.tryResize(block, 400, 8).orElseThrow();
    counts(1, 0, 400, 400, "after 100 B grew to 400 B");
    tally.tryResize(block, 5_000, 8);
    counts(1, 1, 400, 400, "after a resize to 5,000 B was refused");
    block = tally.tryResize(block, 50, 8).orElseThrow();
    counts(1, 1, 50, 400, "after it shrank to 50 B");
    tally.release(block);
    counts(1, 1, 0, 400, "after its release");
  }

  @Test
  @Order(5)
  @DisplayName("counts nothing when the inner allocator throws")
  void countsNothingWhenInnerThrows() {
    MemorySegment block = granted(300);
    tally.release(block);
    assertThat(Thrown.by(() -> tally.release(block)))
        .as("a second release of the same block")
        .isEqualTo("IllegalStateException");
    assertThat(Thrown.by(() -> tally.tryAllocate(8, 3)))
        .as("an alignment of 3")
        .isEqualTo("IllegalArgumentException");
    counts(1, 0, 0, 300, "after a second release and an alignment of 3, which both throw");
  }

  @Test
  @Order(6)
  @DisplayName("passes on whether released memory can be used again")
  void passesOnWhatReleaseSays() {
    try (BumpArena arena = BumpArena.open(64, null)) {
      Tally over = Answer.make(Tally.class, arena);
      MemorySegment first = over.tryAllocate(8, 8).orElseThrow();
      MemorySegment second = over.tryAllocate(8, 8).orElseThrow();
      assertThat(over.release(first)).as("release of the first of two, on an arena").isFalse();
      assertThat(over.release(second)).as("release of the last one, on an arena").isTrue();
    }
  }

  @Test
  @Order(7)
  @Hidden
  @DisplayName("agrees with a list of blocks over 1,000 random steps")
  void agreesWithAListOfBlocks() {
    RandomGenerator random = Answer.random();
    List<MemorySegment> blocks = new ArrayList<>();
    long allocations = 0;
    long refusals = 0;
    long peak = 0;
    for (int step = 0; step < 1_000; step++) {
      long byteSize = random.nextLong(1, 200);
      int chosen = blocks.isEmpty() ? 0 : random.nextInt(blocks.size());
      int kind = blocks.isEmpty() ? 0 : random.nextInt(4);
      if (kind == 0 || kind == 1) {
        Outcome outcome = tally.tryAllocate(byteSize, 8);
        if (outcome instanceof Outcome.Granted(MemorySegment block)) {
          blocks.add(block);
          allocations++;
        } else {
          refusals++;
        }
      } else if (kind == 2) {
        Outcome outcome = tally.tryResize(blocks.get(chosen), byteSize, 8);
        if (outcome instanceof Outcome.Granted(MemorySegment block)) {
          blocks.set(chosen, block);
        } else {
          refusals++;
        }
      } else {
        tally.release(blocks.remove(chosen));
      }
      long live = blocks.stream().mapToLong(MemorySegment::byteSize).sum();
      peak = Math.max(peak, live);
      counts(allocations, refusals, live, peak, "after random step " + step);
    }
  }

  private MemorySegment granted(long byteSize) {
    return tally.tryAllocate(byteSize, 8).orElseThrow();
  }

  private void counts(long allocations, long refusals, long live, long peak, String when) {
    assertThat(tally.allocations()).as("allocations(), %s", when).isEqualTo(allocations);
    assertThat(tally.refusals()).as("refusals(), %s", when).isEqualTo(refusals);
    assertThat(tally.liveBytes()).as("liveBytes(), %s", when).isEqualTo(live);
    assertThat(tally.peakBytes()).as("peakBytes(), %s", when).isEqualTo(peak);
  }
}
