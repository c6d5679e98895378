package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import metamemory.Allocator;
import metamemory.Attempt;
import metamemory.CappedAllocator;
import metamemory.FailingAllocator;
import metamemory.HeapAllocator;
import metamemory.Outcome;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `tryClone(station, allocator)`: a copy of two blocks, or none at all.
final class TryCloneExercise {
  private static final long[] DEPTHS = {4, 7, 5};

  interface Station {
    MemorySegment name();

    MemorySegment readings();
  }

  interface Cloner {
    Attempt<Station> tryClone(Station station, Allocator allocator);
  }

  private final Cloner learner = Answer.bind(Cloner.class);

  @Test
  @Order(1)
  @DisplayName("copies both blocks")
  void copiesBothBlocks() {
    try (Allocator memory = HeapAllocator.open(null)) {
      Attempt<?> attempt = learner.tryClone(station("Elbe 1"), memory);
      assertThat(attempt.isMade()).as("a clone with enough memory is made").isTrue();
      Station copy = stationOf(attempt);
      assertThat(
              new String(
                  copy.name().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE),
                  StandardCharsets.UTF_8))
          .as("the copy's name")
          .isEqualTo("Elbe 1");
      assertThat(copy.readings().toArray(java.lang.foreign.ValueLayout.JAVA_LONG))
          .as("the copy's readings")
          .containsExactly(DEPTHS);
    }
  }

  @Test
  @Order(2)
  @DisplayName("the copy's blocks come from the allocator")
  void blocksComeFromTheAllocator() {
    try (Allocator memory = HeapAllocator.open(null)) {
      Attempt<?> attempt = learner.tryClone(station("Elbe 1"), memory);
      Station copy = stationOf(attempt);
      assertThat(memory.owns(copy.name()) && memory.owns(copy.readings()))
          .as("both blocks of the copy are the allocator's own")
          .isTrue();
    }
  }

  @Test
  @Order(3)
  @DisplayName("says what was refused")
  void saysWhatWasRefused() {
    try (Allocator memory = FailingAllocator.atCall(HeapAllocator.open(null), 1)) {
      isRefused(learner.tryClone(station("Elbe 1"), memory), new Outcome.Injected(1));
    }
    try (Allocator memory = CappedAllocator.over(HeapAllocator.open(null), 20)) {
      isRefused(learner.tryClone(station("Elbe 1"), memory), new Outcome.OverLimit(24, 14, 20));
    }
  }

  @Test
  @Order(4)
  @Points(2)
  @DisplayName("leaves no block behind when the second one is refused")
  void leavesNoBlockBehind() {
    for (int failing = 1; failing <= 2; failing++) {
      try (Allocator memory = FailingAllocator.atCall(HeapAllocator.open(null), failing)) {
        learner.tryClone(station("Elbe 1"), memory);
        assertThat(memory.usage().liveBlocks())
            .as("live blocks, after request %d was refused", failing)
            .isZero();
      }
    }
  }

  @Test
  @Order(5)
  @Hidden
  @DisplayName("the original is untouched, and a second try succeeds")
  void aSecondTrySucceeds() {
    try (Allocator memory = FailingAllocator.atCall(HeapAllocator.open(null), 2)) {
      Station original = station("Weser 7");
      assertThat(learner.tryClone(original, memory).isMade()).as("the refused try").isFalse();
      Attempt<?> again = learner.tryClone(original, memory);
      assertThat(again.isMade()).as("the second try").isTrue();
      stationOf(again).readings().fill((byte) 0);
      assertThat(original.readings().toArray(java.lang.foreign.ValueLayout.JAVA_LONG))
          .as("the original's readings, after the copy's were overwritten")
          .containsExactly(DEPTHS);
      assertThat(memory.usage().liveBlocks()).as("live blocks: the copy's two").isEqualTo(2);
    }
  }

  private static void isRefused(Attempt<?> attempt, Outcome.Refusal expected) {
    assertThat(attempt instanceof Attempt.Refused<?>(Outcome.Refusal refusal) ? refusal : null)
        .as("the refusal that tryClone passes on")
        .isEqualTo(expected);
  }

  private static Station stationOf(Attempt<?> attempt) {
    return Answer.as(Station.class, attempt.orElseThrow());
  }

  private static Station station(String name) {
    return Answer.make(
        Station.class,
        MemorySegment.ofArray(name.getBytes(StandardCharsets.UTF_8)),
        MemorySegment.ofArray(DEPTHS));
  }
}
