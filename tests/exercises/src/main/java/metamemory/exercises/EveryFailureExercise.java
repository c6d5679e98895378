package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import metamemory.Allocator;
import metamemory.CountingAllocator;
import metamemory.HeapAllocator;
import metamemory.Outcome;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `firstLeak(opener, code)`: tries every refusal and finds the first that leaves a block behind.
final class EveryFailureExercise {
  interface Tester {
    long firstLeak(Supplier<Allocator> opener, Consumer<Allocator> code);
  }

  private final Tester learner = Answer.bind(Tester.class);
  private final List<CountingAllocator> opened = new ArrayList<>();

  @AfterEach
  void closeAll() {
    opened.forEach(CountingAllocator::close);
  }

  @Test
  @Order(1)
  @DisplayName("finds the refusal that leaves a block behind")
  void findsTheLeak() {
    assertThat(learner.firstLeak(this::open, EveryFailureExercise::leaksAtThree))
        .as("code that leaks when request 3 is refused")
        .isEqualTo(3);
    assertThat(learner.firstLeak(this::open, EveryFailureExercise::leaksAtTwo))
        .as("code that leaks when request 2 is refused")
        .isEqualTo(2);
  }

  @Test
  @Order(2)
  @DisplayName("is content with code that cleans up")
  void isContentWithCleanCode() {
    assertThat(learner.firstLeak(this::open, EveryFailureExercise::clean))
        .as("code that releases its two blocks whatever happens")
        .isZero();
    assertThat(learner.firstLeak(this::open, allocator -> {}))
        .as("code that asks for nothing")
        .isZero();
  }

  @Test
  @Order(3)
  @DisplayName("opens a new allocator for each run")
  void opensANewAllocatorForEachRun() {
    learner.firstLeak(this::open, EveryFailureExercise::clean);
    assertThat(opened.size())
        .as("allocators opened: for request 1, for request 2, and for the run without a refusal")
        .isEqualTo(3);
  }

  @Test
  @Order(4)
  @Points(2)
  @DisplayName("takes it that code copes with a refusal by itself")
  void takesCodeThatCopes() {
    assertThat(learner.firstLeak(this::open, EveryFailureExercise::copes))
        .as("code that asks once more after a refusal, and releases what it gets")
        .isZero();
  }

  @Test
  @Order(5)
  @DisplayName("closes each allocator")
  void closesEachAllocator() {
    learner.firstLeak(this::open, EveryFailureExercise::leaksAtTwo);
    assertThat(opened.stream().filter(EveryFailureExercise::isOpen).count())
        .as("allocators that are still open")
        .isZero();
  }

  @Test
  @Order(6)
  @Hidden
  @DisplayName("tries all of 40 requests")
  void triesAllRequests() {
    assertThat(learner.firstLeak(this::open, allocator -> many(allocator, 40, 37)))
        .as("code that leaks at request 37 of 40")
        .isEqualTo(37);
    assertThat(learner.firstLeak(this::open, allocator -> many(allocator, 40, 0)))
        .as("code with 40 requests that cleans up")
        .isZero();
  }

  private Allocator open() {
    CountingAllocator allocator = CountingAllocator.over(HeapAllocator.open(null));
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

  private static void clean(Allocator allocator) {
    MemorySegment first = allocator.allocate(16);
    try {
      allocator.release(allocator.allocate(32));
    } finally {
      allocator.release(first);
    }
  }

  private static void leaksAtTwo(Allocator allocator) {
    MemorySegment first = allocator.allocate(16);
    MemorySegment second = allocator.allocate(16);
    allocator.release(second);
    allocator.release(first);
  }

  private static void leaksAtThree(Allocator allocator) {
    MemorySegment first = allocator.allocate(16);
    try {
      MemorySegment second = allocator.allocate(16);
      allocator.release(allocator.allocate(16));
      allocator.release(second);
    } finally {
      allocator.release(first);
    }
  }

  private static void copes(Allocator allocator) {
    Outcome outcome = allocator.tryAllocate(64, 8);
    if (!outcome.isGranted()) {
      outcome = allocator.tryAllocate(32, 8);
    }
    if (outcome instanceof Outcome.Granted(MemorySegment block)) {
      allocator.release(block);
    }
  }

  private static void many(Allocator allocator, int requests, int leaking) {
    for (int request = 1; request <= requests; request++) {
      MemorySegment kept = request == leaking ? null : allocator.allocate(8);
      if (kept == null) {
        leaksAfterOne(allocator);
      } else {
        allocator.release(kept);
      }
    }
  }

  /// One request that copes with a refusal by taking a block from elsewhere and losing it.
  private static void leaksAfterOne(Allocator allocator) {
    if (allocator.tryAllocate(8, 8) instanceof Outcome.Granted(MemorySegment block)) {
      allocator.release(block);
    } else {
      allocator.allocate(8);
    }
  }
}
