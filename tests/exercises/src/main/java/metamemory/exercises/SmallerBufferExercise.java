package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import metamemory.Allocator;
import metamemory.BumpArena;
import metamemory.CappedAllocator;
import metamemory.Outcome;
import metamemory.TracingAllocator;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `tryBuffer(allocator, wanted, least)`: takes less when it cannot have what it wants.
final class SmallerBufferExercise {
  interface Taker {
    Outcome tryBuffer(Allocator allocator, long wanted, long least);
  }

  private final Taker learner = Answer.bind(Taker.class);

  @Test
  @Order(1)
  @DisplayName("takes what it wants where there is enough")
  void takesWhatItWants() {
    gives(4_096, 1_000, 100, 1_000, "a limit of 4096 B, wanted 1000");
    gives(4_096, 4_096, 100, 4_096, "a limit of 4096 B, wanted 4096");
  }

  @Test
  @Order(2)
  @DisplayName("halves until it fits")
  void halvesUntilItFits() {
    gives(320, 1_000, 100, 250, "a limit of 320 B: 1000, 500, 250");
    gives(4_096, 1 << 20, 64, 4_096, "a limit of 4096 B, wanted 1 MiB");
  }

  @Test
  @Order(3)
  @DisplayName("asks for the least in the end")
  void asksForTheLeast() {
    gives(320, 1_000, 300, 300, "a limit of 320 B, at least 300: 1000, 500, 300");
  }

  @Test
  @Order(4)
  @Points(2)
  @DisplayName("passes the last refusal on, and never asks for less than the least")
  void passesTheLastRefusalOn() {
    try (Allocator memory = CappedAllocator.over(BumpArena.open(1 << 20, null), 100)) {
      assertThat(learner.tryBuffer(memory, 1_000, 200))
          .as("a limit of 100 B, at least 200: the refusal of 200")
          .isEqualTo(new Outcome.OverLimit(200, 100, 100));
      assertThat(learner.tryBuffer(memory, 500, 500))
          .as("a limit of 100 B, wanted and least 500")
          .isEqualTo(new Outcome.OverLimit(500, 100, 100));
    }
  }

  @Test
  @Order(5)
  @Hidden
  @DisplayName("asks once for each size, down from the largest long, aligned to 8")
  void asksOnceForEachSize() {
    try (TracingAllocator memory =
        TracingAllocator.over(
            CappedAllocator.over(BumpArena.open(1 << 20, null), 320), 100, () -> 0)) {
      Outcome outcome = learner.tryBuffer(memory, 1_000, 1);
      assertThat(
              outcome instanceof Outcome.Granted(MemorySegment block) && block.address() % 8 == 0)
          .as("the granted block is aligned to 8")
          .isTrue();
      List<Long> asked = new ArrayList<>();
      memory.events().forEach(event -> asked.add(event.byteSize()));
      assertThat(asked).as("the sizes asked for").containsExactly(1_000L, 500L, 250L);
    }
    gives(7, Long.MAX_VALUE, 1, 7, "a limit of 7 B, down from the largest long");
  }

  private void gives(long limit, long wanted, long least, long expected, String what) {
    try (Allocator memory = CappedAllocator.over(BumpArena.open(1 << 20, null), limit)) {
      Outcome outcome = learner.tryBuffer(memory, wanted, least);
      assertThat(outcome instanceof Outcome.Granted(MemorySegment block) ? block.byteSize() : -1)
          .as("%s: the granted bytes, or -1", what)
          .isEqualTo(expected);
    }
  }
}
