package metamemory.grade.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import metamemory.AllocationRefusedException;
import metamemory.Allocator;
import metamemory.BumpArena;
import metamemory.CappedAllocator;
import metamemory.CountingAllocator;
import metamemory.FailingAllocator;
import metamemory.GenerationalArena;
import metamemory.HeapAllocator;
import metamemory.LongList;
import metamemory.Outcome;
import metamemory.PagedArena;
import metamemory.Probe;
import metamemory.Scope;
import metamemory.TempAllocator;
import metamemory.grade.Answer;
import metamemory.grade.Budget;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// What a child does while the JVM watches which classes it needs: a check that passes, one that
/// fails on purpose, a budget that is not kept, and a walk through the library, since most suites
/// and answers use some of it.
public final class TrainingExercise {
  /// The name of an answer to it that is compiled.
  public static final String ANSWER = TrainingAnswer.class.getName();

  interface Plus {
    int plus(int a, int b);
  }

  interface Counter {
    long next();
  }

  @Test
  @Order(1)
  @DisplayName("adds")
  void adds() {
    assertThat(Answer.bind(Plus.class).plus(1, 2)).as("plus(%d, %d)", 1, 2).isEqualTo(3);
    assertThat(Answer.make(Counter.class, 1L).next()).as("after %d", 1L).isEqualTo(2);
  }

  @Test
  @Order(2)
  @DisplayName("fails")
  void fails() {
    assertThat((long) Answer.bind(Plus.class).plus(1, 2)).as("plus(%d, %d)", 1, 2).isEqualTo(4);
  }

  @Test
  @Order(3)
  @DisplayName("creates too much")
  void createsTooMuch() {
    Counter counter = Answer.make(Counter.class, 1L);
    Budget.of(counter::next).as("next()").objectsAtMost(0);
  }

  @Test
  @Order(4)
  @DisplayName("allocates")
  void allocates() {
    try (BumpArena arena = BumpArena.open(4096);
        Scope scope = arena.openScope()) {
      scope.allocate(64, 8).set(ValueLayout.JAVA_LONG, 0, 1);
    }
    try (HeapAllocator heap = HeapAllocator.open()) {
      MemorySegment block = heap.resize(heap.allocateZeroed(64, 8), 128, 8);
      assertThat(block.get(ValueLayout.JAVA_BYTE, 0)).isZero();
      heap.release(block);
    }
    Consumer<Allocator> code = memory -> memory.release(memory.allocate(64, 8));
    Probe.run(CountingAllocator.over(HeapAllocator.open()), code).exactly(1).everythingFreed();
    Outcome refused = CappedAllocator.over(HeapAllocator.open(), 8).tryAllocate(64, 8);
    assertThat(refused).isInstanceOf(Outcome.Refusal.class);
    assertThatThrownBy(() -> FailingAllocator.atCall(BumpArena.open(64), 1).allocate(8, 8))
        .isInstanceOf(AllocationRefusedException.class)
        .hasMessageContaining("1");
  }

  @Test
  @Order(5)
  @DisplayName("keeps")
  void keeps() {
    try (PagedArena pages = PagedArena.open(4096);
        Scope scope = TempAllocator.current().openScope()) {
      LongList list = LongList.open(pages);
      list.add(scope.allocate(8, 8).byteSize());
      assertThat(list.get(0)).isEqualTo(8);
    }
    GenerationalArena<String> names = GenerationalArena.of();
    long handle = names.add("one");
    names.release(handle);
    assertThat(names.find(handle)).isNull();
    assertThat(new SplittableRandom(1).ints(3, 0, 9).boxed().sorted().toList()).hasSize(3);
    assertThat(List.of(1, 2).reversed()).containsExactly(2, 1);
    assertThat("text").as("a text").startsWith("te").contains("x");
    assertThat(new int[] {1}).containsExactly(1);
  }

  /// The class files of that answer.
  ///
  /// @return by binary name
  /// @throws IOException if they cannot be read
  public static Map<String, byte[]> answer() throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    for (Class<?> type : List.of(TrainingAnswer.class, TrainingAnswer.Counter.class)) {
      String resource = "/" + type.getName().replace('.', '/') + ".class";
      try (InputStream in = TrainingExercise.class.getResourceAsStream(resource)) {
        files.put(type.getName(), Objects.requireNonNull(in, resource).readAllBytes());
      }
    }
    return files;
  }
}
