package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Consumer;
import metamemory.Allocator;
import metamemory.BumpArena;
import metamemory.CappedAllocator;
import metamemory.CountingAllocator;
import metamemory.HeapAllocator;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `leaks(inner, code)`: which methods left blocks behind, and how many.
final class LeakSitesExercise {
  interface Reporter {
    List<String> leaks(Allocator inner, Consumer<Allocator> code);
  }

  private final Reporter learner = Answer.bind(Reporter.class);
  private final Allocator heap = HeapAllocator.open(null);

  @AfterEach
  void close() {
    heap.close();
  }

  @Test
  @Order(1)
  @DisplayName("names the method that forgot a block")
  void namesTheMethod() {
    is("after readPage, which forgets one block", List.of("readPage: 1 block"), this::readPage);
  }

  @Test
  @Order(2)
  @DisplayName("has nothing to say about code that releases everything")
  void isEmptyWithoutLeaks() {
    is("after readCleanly, which releases its block", List.of(), this::readCleanly);
  }

  @Test
  @Order(3)
  @DisplayName("counts the blocks of each method, and sorts by name")
  void countsAndSorts() {
    is(
        "after two readQuestion, one readPage and one readCleanly",
        List.of("readPage: 1 block", "readQuestion: 2 blocks"),
        allocator -> {
          readQuestion(allocator);
          readCleanly(allocator);
          readPage(allocator);
          readQuestion(allocator);
        });
  }

  @Test
  @Order(4)
  @Points(2)
  @DisplayName("follows a block that moves when it is resized")
  void followsResizes() {
    is("after growAndRelease, which releases what it has grown", List.of(), this::growAndRelease);
    is(
        "after growQuestion has grown what readQuestion asked for",
        List.of("readQuestion: 1 block"),
        allocator -> growQuestion(allocator, readQuestion(allocator)));
  }

  @Test
  @Order(5)
  @DisplayName("knows a block until its release has worked")
  void knowsABlockUntilReleased() {
    is(
        "after a release of a part of a block, which throws",
        List.of("readQuestion: 1 block"),
        allocator -> {
          MemorySegment question = readQuestion(allocator);
          assertThat(Thrown.by(() -> allocator.release(question.asSlice(0, 8))))
              .as("what release of a part of a block throws")
              .isEqualTo("IllegalArgumentException");
        });
  }

  @Test
  @Order(6)
  @DisplayName("writes no refused request down")
  void ignoresRefusals() {
    is(
        CappedAllocator.over(heap, 100),
        "after readQuestion, of which two further requests were refused",
        List.of("readQuestion: 1 block"),
        allocator -> {
          MemorySegment question = readQuestion(allocator);
          allocator.tryAllocate(5_000, 8);
          allocator.tryResize(question, 5_000, 8);
        });
  }

  @Test
  @Order(7)
  @Hidden
  @DisplayName("names the method behind other allocators, on any memory")
  void looksThroughAllocators() {
    is(
        "after readQuestion through a counting allocator",
        List.of("readQuestion: 1 block"),
        allocator -> readQuestion(CountingAllocator.over(allocator)));
    try (Allocator arena = BumpArena.open(4_096, null)) {
      assertThat(learner.leaks(arena, this::readMany).toString())
          .as("the report after readMany, which forgets 12 of 20 blocks of an arena")
          .isEqualTo("[readMany: 12 blocks]");
    }
  }

  private void is(String when, List<String> expected, Consumer<Allocator> code) {
    is(heap, when, expected, code);
  }

  private void is(Allocator inner, String when, List<String> expected, Consumer<Allocator> code) {
    assertThat(learner.leaks(inner, code).toString())
        .as("the report, %s", when)
        .isEqualTo(expected.toString());
  }

  private void readPage(Allocator allocator) {
    MemorySegment text = allocator.allocate(1_000, 1);
    allocator.allocate(48, 4);
    allocator.release(text);
  }

  private MemorySegment readQuestion(Allocator allocator) {
    return allocator.allocate(40, 8);
  }

  private void readCleanly(Allocator allocator) {
    allocator.release(allocator.allocate(40, 8));
  }

  private void growAndRelease(Allocator allocator) {
    MemorySegment block = allocator.allocate(16, 8);
    MemorySegment next = allocator.allocate(16, 8);
    allocator.release(allocator.resize(block, 100_000, 8));
    allocator.release(next);
  }

  private void growQuestion(Allocator allocator, MemorySegment question) {
    allocator.resize(question, 100_000, 8);
  }

  private void readMany(Allocator allocator) {
    for (int i = 0; i < 20; i++) {
      MemorySegment block = allocator.allocate(16, 8);
      if (i >= 12) {
        allocator.release(block);
      }
    }
  }
}
