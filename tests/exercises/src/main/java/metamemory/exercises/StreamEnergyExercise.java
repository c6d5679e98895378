package metamemory.exercises;

import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import metamemory.Allocator;
import metamemory.BumpArena;
import metamemory.HeapAllocator;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `energy(memory, tape)`: the sum over a stream of any length, in a fixed peak.
final class StreamEnergyExercise {
  private static final int SAMPLES = 1 << 19;
  private static final long MOST_BYTES = 64 * 1024;

  interface Meter {
    long energy(Allocator memory, ToIntFunction<MemorySegment> tape);
  }

  private final Meter learner = Answer.bind(Meter.class);

  @Test
  @Order(1)
  @DisplayName("adds up the squares of a short tape")
  void addsUpTheSquares() {
    gives(tape(3, i -> i + 1, Integer.MAX_VALUE), 14, "a tape of 1, 2, 3: 1 + 4 + 9");
    gives(tape(2, i -> -5, Integer.MAX_VALUE), 50, "a tape of -5, -5: 25 + 25");
    gives(tape(0, i -> 0, Integer.MAX_VALUE), 0, "an empty tape");
  }

  @Test
  @Order(2)
  @DisplayName("reads a tape of 1 MiB to its end")
  void readsALongTape() {
    gives(tape(SAMPLES, i -> 3, Integer.MAX_VALUE), 9L * SAMPLES, "524,288 samples, each a 3");
  }

  @Test
  @Order(3)
  @Points(2)
  @DisplayName("has at most 64 KiB live at a time")
  void hasAFixedPeak() {
    try (HeapAllocator memory = HeapAllocator.open(null)) {
      learner.energy(memory, tape(SAMPLES, i -> 3, Integer.MAX_VALUE));
      long peak = memory.usage().peakBytes();
      assertThat(Math.max(peak, MOST_BYTES))
          .as("live bytes at the peak, for a tape of 1,048,576 B; 65,536 B are allowed")
          .isEqualTo(MOST_BYTES);
      assertThat(peak > 0).as("the memory comes from the allocator").isTrue();
    }
  }

  @Test
  @Order(4)
  @DisplayName("counts only what the tape wrote")
  void countsOnlyWhatWasWritten() {
    gives(tape(40_000, i -> 1, 30_000), 40_000, "a tape that writes 30,000 B at most at once");
    gives(tape(5, i -> 2, 4), 20, "five samples, two at a time: 4 + 4, 4 + 4, 4");
  }

  @Test
  @Order(5)
  @DisplayName("releases everything, also when the tape breaks")
  void releasesEverything() {
    try (HeapAllocator memory = HeapAllocator.open(null)) {
      learner.energy(memory, tape(1_000, i -> 1, 100));
      assertThat(memory.usage().liveBlocks()).as("live blocks at the end").isZero();
      ToIntFunction<MemorySegment> breaking =
          into -> {
            throw new IllegalStateException("the tape is torn");
          };
      assertThat(Thrown.by(() -> learner.energy(memory, breaking)))
          .as("what comes out when the tape throws")
          .isEqualTo("IllegalStateException");
      assertThat(memory.usage().liveBlocks()).as("live blocks, after the tape threw").isZero();
    }
  }

  @Test
  @Order(6)
  @Hidden
  @DisplayName("is right for loud sounds, odd pieces and other allocators")
  void isRightForOtherTapes() {
    RandomGenerator random = Answer.random();
    short[] samples = new short[100_000];
    long expected = 0;
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) random.nextInt(Short.MIN_VALUE, Short.MAX_VALUE + 1);
      expected += (long) samples[i] * samples[i];
    }
    gives(tape(samples.length, i -> samples[i], 4_098), expected, "100,000 loud samples");
    try (BumpArena memory = BumpArena.open(MOST_BYTES, null)) {
      assertThat(learner.energy(memory, tape(samples.length, i -> samples[i], 50_000)))
          .as("the same out of an arena of 65,536 B")
          .isEqualTo(expected);
    }
  }

  private void gives(ToIntFunction<MemorySegment> tape, long expected, String what) {
    try (HeapAllocator memory = HeapAllocator.open(null)) {
      assertThat(learner.energy(memory, tape)).as(what).isEqualTo(expected);
    }
  }

  private static ToIntFunction<MemorySegment> tape(
      int samples, IntUnaryOperator sample, int mostBytes) {
    int[] played = {0};
    return into -> {
      int room = (int) Math.min(Math.min(into.byteSize(), mostBytes), 1 << 30) / 2;
      int count = Math.min(room, samples - played[0]);
      for (int i = 0; i < count; i++) {
        into.set(JAVA_SHORT, 2L * i, (short) sample.applyAsInt(played[0] + i));
      }
      played[0] += count;
      return 2 * count;
    };
  }
}
