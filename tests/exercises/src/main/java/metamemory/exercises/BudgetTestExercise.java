package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import metamemory.Allocator;
import metamemory.HeapAllocator;
import metamemory.Outcome;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `checkBudget(opener, mixer)`: the learner writes the test, and it is tried on mixers.
final class BudgetTestExercise {
  private static final String CAUGHT = "AssertionError";
  private static final String ACCEPTED = "no error";

  interface Tester {
    void checkBudget(Supplier<Allocator> opener, Consumer<Allocator> mixer);
  }

  private final Tester learner = Answer.bind(Tester.class);
  private final List<HeapAllocator> opened = new ArrayList<>();

  @AfterEach
  void closeAll() {
    opened.forEach(HeapAllocator::close);
  }

  @Test
  @Order(1)
  @DisplayName("accepts a mixer that keeps to its budget")
  void acceptsTheRightMixer() {
    says(ACCEPTED, memory -> mix(memory, 1_024, 1_024, 1_024), "three blocks of 1,024 B");
    says(ACCEPTED, memory -> mix(memory, 512, 8, 16), "three small blocks");
  }

  @Test
  @Order(2)
  @DisplayName("catches a fourth allocation")
  void catchesAFourthAllocation() {
    says(CAUGHT, memory -> mix(memory, 64, 64, 64, 64), "a mixer with four allocations");
    says(CAUGHT, memory -> mix(memory, 64, 64), "a mixer with two allocations");
  }

  @Test
  @Order(3)
  @DisplayName("catches a peak of one byte too many")
  void catchesThePeak() {
    says(
        CAUGHT,
        memory -> mix(memory, 1_024, 1_025, 1_024),
        "a mixer with 3,073 B live, all freed at its end");
  }

  @Test
  @Order(4)
  @DisplayName("catches a block that is left behind")
  void catchesTheLeak() {
    says(CAUGHT, BudgetTestExercise::forgetsOne, "a mixer that never releases its third block");
  }

  @Test
  @Order(5)
  @Points(2)
  @DisplayName("catches a block that is left behind only when a request is refused")
  void catchesTheLeakAfterARefusal() {
    says(
        CAUGHT,
        BudgetTestExercise::leaksWhenRefused,
        "a mixer that is fine, unless its third request is refused");
  }

  @Test
  @Order(6)
  @Hidden
  @DisplayName("accepts mixers that cope or release early, and closes what it opens")
  void acceptsOtherRightMixers() {
    says(ACCEPTED, BudgetTestExercise::copes, "a mixer that returns quietly when it is refused");
    says(
        ACCEPTED,
        memory -> {
          for (int i = 0; i < 3; i++) {
            memory.release(memory.allocate(3_072));
          }
        },
        "a mixer with 3,072 B live, three times");
    assertThat(opened.stream().filter(BudgetTestExercise::isOpen).count())
        .as("allocators that are still open")
        .isZero();
  }

  private void says(String expected, Consumer<Allocator> mixer, String what) {
    assertThat(verdict(mixer)).as("checkBudget on %s", what).isEqualTo(expected);
  }

  private String verdict(Consumer<Allocator> mixer) {
    try {
      learner.checkBudget(this::open, mixer);
      return ACCEPTED;
    } catch (AssertionError caught) {
      return CAUGHT;
    } catch (RuntimeException e) {
      return e.getClass().getSimpleName();
    }
  }

  private Allocator open() {
    HeapAllocator allocator = HeapAllocator.open(null);
    opened.add(allocator);
    return allocator;
  }

  private static boolean isOpen(Allocator allocator) {
    try {
      allocator.allocate(8);
      return true;
    } catch (IllegalStateException closed) {
      return false;
    }
  }

  /// Takes all blocks, then releases them, whatever happens.
  private static void mix(Allocator memory, long... sizes) {
    List<MemorySegment> blocks = new ArrayList<>();
    try {
      for (long byteSize : sizes) {
        blocks.add(memory.allocate(byteSize));
      }
    } finally {
      blocks.forEach(memory::release);
    }
  }

  private static void forgetsOne(Allocator memory) {
    MemorySegment left = memory.allocate(64);
    MemorySegment right = memory.allocate(64);
    memory.allocate(64);
    memory.release(right);
    memory.release(left);
  }

  private static void leaksWhenRefused(Allocator memory) {
    MemorySegment left = memory.allocate(64);
    try {
      MemorySegment right = memory.allocate(64);
      memory.release(memory.allocate(64));
      memory.release(right);
    } finally {
      memory.release(left);
    }
  }

  private static void copes(Allocator memory) {
    List<MemorySegment> blocks = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      if (memory.tryAllocate(128, 8) instanceof Outcome.Granted(MemorySegment block)) {
        blocks.add(block);
      }
    }
    blocks.forEach(memory::release);
  }
}
