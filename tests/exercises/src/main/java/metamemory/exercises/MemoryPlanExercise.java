package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import metamemory.Allocator;
import metamemory.Attempt;
import metamemory.CappedAllocator;
import metamemory.FailingAllocator;
import metamemory.HeapAllocator;
import metamemory.Outcome;
import metamemory.TracingAllocator;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `tryPlan(memory, wanted, least)`: all the memory of an engine, or none.
final class MemoryPlanExercise {
  interface Plan {
    MemorySegment records();

    MemorySegment scratch();

    MemorySegment slots();
  }

  interface Planner {
    Attempt<Plan> tryPlan(Allocator memory, long wanted, long least);
  }

  private final Planner learner = Answer.bind(Planner.class);

  @Test
  @Order(1)
  @DisplayName("takes three blocks where there is enough")
  void takesThreeBlocks() {
    try (HeapAllocator memory = HeapAllocator.open(null)) {
      Plan plan = made(learner.tryPlan(memory, 1_024, 256));
      assertThat(
              List.of(
                  plan.records().byteSize(), plan.scratch().byteSize(), plan.slots().byteSize()))
          .as("bytes for records, scratch and 1,024 slots")
          .containsExactly(9_600L, 8_192L, 24_576L);
      assertThat(memory.usage().liveBlocks()).as("live blocks").isEqualTo(3);
      assertThat(memory.owns(plan.slots())).as("the slots are a block of the allocator").isTrue();
    }
  }

  @Test
  @Order(2)
  @DisplayName("takes half as many slots, and half again, until they fit")
  void takesFewerSlots() {
    slots(40_000, 1_024, 256, 512, "a cap of 40,000 B");
    slots(30_000, 1_024, 128, 256, "a cap of 30,000 B, which leaves 12,208 B");
    slots(17_792 + 24 * 64, 1_024, 64, 64, "a cap for exactly the least");
  }

  @Test
  @Order(3)
  @DisplayName("never asks for fewer than the least, and passes the last refusal on")
  void passesTheLastRefusalOn() {
    try (HeapAllocator heap = HeapAllocator.open(null)) {
      Attempt<Plan> attempt = learner.tryPlan(CappedAllocator.over(heap, 20_000), 1_024, 256);
      assertThat(attempt instanceof Attempt.Refused<?>(Outcome.Refusal refusal) ? refusal : null)
          .as("the refusal of 256 slots, 6,144 B, where 2,208 B are left")
          .isEqualTo(new Outcome.OverLimit(6_144, 2_208, 20_000));
    }
  }

  @Test
  @Order(4)
  @Points(3)
  @DisplayName("leaves no block behind, whichever request is refused")
  void leavesNoBlockBehind() {
    for (int call = 1; call <= 3; call++) {
      try (HeapAllocator heap = HeapAllocator.open(null)) {
        Attempt<Plan> attempt = learner.tryPlan(FailingAllocator.fromCall(heap, call), 1_024, 256);
        assertThat(attempt.isMade())
            .as("a plan, when request %d and all later fail", call)
            .isFalse();
        assertThat(heap.usage().liveBlocks())
            .as("live blocks, after request %d and all later ones were refused", call)
            .isZero();
      }
    }
  }

  @Test
  @Order(5)
  @Hidden
  @DisplayName("asks in the agreed order, once for each size")
  void asksInOrder() {
    try (TracingAllocator memory =
        TracingAllocator.over(
            CappedAllocator.over(HeapAllocator.open(null), 25_000), 50, () -> 0)) {
      learner.tryPlan(memory, 1_024, 64);
      List<Long> asked = new ArrayList<>();
      memory.events().forEach(event -> asked.add(event.byteSize()));
      assertThat(asked)
          .as("sizes asked for: records, scratch, 1,024, 512 and 256 slots")
          .containsExactly(9_600L, 8_192L, 24_576L, 12_288L, 6_144L);
    }
    try (HeapAllocator heap = HeapAllocator.open(null)) {
      learner.tryPlan(FailingAllocator.atCall(heap, 3), 256, 256);
      assertThat(heap.usage().liveBlocks())
          .as("live blocks, when wanted and least are the same and refused")
          .isZero();
    }
  }

  private void slots(long limit, long wanted, long least, long expected, String what) {
    try (Allocator memory = CappedAllocator.over(HeapAllocator.open(null), limit)) {
      Plan plan = made(learner.tryPlan(memory, wanted, least));
      assertThat(plan.slots().byteSize() / 24).as("slots with %s", what).isEqualTo(expected);
      assertThat(memory.usage().liveBlocks()).as("live blocks with %s", what).isEqualTo(3);
    }
  }

  private static Plan made(Attempt<?> attempt) {
    assertThat(attempt.isMade()).as("there is enough memory: the plan is made").isTrue();
    return Answer.as(Plan.class, attempt.orElseThrow());
  }
}
