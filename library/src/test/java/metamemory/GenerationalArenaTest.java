package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GenerationalArenaTest {

  static Stream<HandleShape> shapes() {
    return Stream.of(
        HandleShape.STANDARD,
        HandleShape.STANDARD.wholeArena(),
        HandleShape.of(31, 32, 1),
        HandleShape.of(16, 16, 0).wrapping(),
        HandleShape.of(16, 16, 0).wholeArena().wrapping());
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void handleGivesItsValueBackUntilItIsReleased(HandleShape shape) {
    GenerationalArena<String> arena = GenerationalArena.of(shape);
    long a = arena.add("a");
    long b = arena.add("b");
    assertThat(arena.get(a)).isEqualTo("a");
    assertThat(arena.release(a)).isEqualTo("a");
    assertThat(arena.contains(a)).isFalse();
    assertThat(arena.find(a)).isNull();
    assertThat(arena.get(b)).isEqualTo("b");
    assertThat(arena.size()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void nullHandleIsNeverGrantedAndAlwaysRefused(HandleShape shape) {
    GenerationalArena<String> arena = GenerationalArena.of(shape);
    assertThat(arena.contains(GenerationalArena.NULL)).isFalse();
    assertThat(arena.add("a")).isNotEqualTo(GenerationalArena.NULL);
    arena.clear();
    assertThat(arena.contains(GenerationalArena.NULL)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> arena.get(GenerationalArena.NULL))
        .withMessage("handle must not be the null handle: handle=0");
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void clearMakesEveryHandleStale(HandleShape shape) {
    GenerationalArena<String> arena = GenerationalArena.of(shape);
    long released = arena.add("a");
    long cleared = arena.add("b");
    arena.release(released);
    arena.clear();
    long fresh = arena.add("c");
    for (long stale : new long[] {released, cleared}) {
      assertThatIllegalStateException()
          .isThrownBy(() -> arena.get(stale))
          .withMessageStartingWith("handle is stale, its value was released or cleared: index=");
    }
    assertThat(arena.get(fresh)).isEqualTo("c");
    assertThat(shape.index(fresh)).isZero();
  }

  @Test
  void slotUsedTwiceTellsItsHandlesApart() {
    GenerationalArena<String> arena = GenerationalArena.of();
    long first = arena.add("a");
    arena.release(first);
    long second = arena.add("b");
    assertThat(arena.shape().index(second)).isEqualTo(arena.shape().index(first));
    assertThat(arena.get(second)).isEqualTo("b");
    assertThatIllegalStateException()
        .isThrownBy(() -> arena.get(first))
        .withMessage(
            "handle is stale, its value was released or cleared: index=0, generation=1, owner=%d,"
                + " latest generation=2",
            arena.owner());
  }

  @Test
  void refusesDoubleReleaseAndStaysWhole() {
    GenerationalArena<String> arena = GenerationalArena.of();
    long handle = arena.add("a");
    arena.release(handle);
    assertThatIllegalStateException().isThrownBy(() -> arena.release(handle));
    arena.add("b");
    arena.add("c");
    assertThat(arena.size()).isEqualTo(2);
    assertThatIllegalStateException().isThrownBy(() -> arena.release(handle));
    assertThatIllegalStateException().isThrownBy(() -> arena.set(handle, "d"));
  }

  @Test
  void wholeArenaLeavesReleasedSlotsUnusedUntilClear() {
    GenerationalArena<String> arena = GenerationalArena.of(HandleShape.STANDARD.wholeArena());
    long first = arena.add("a");
    arena.release(first);
    long second = arena.add("b");
    assertThat(arena.shape().index(second)).isEqualTo(1);
    arena.clear();
    assertThat(arena.shape().generation(arena.add("c"))).isEqualTo(2);
  }

  @Test
  void clearOfEmptyArenaKeepsItsGeneration() {
    GenerationalArena<String> arena = GenerationalArena.of(HandleShape.STANDARD.wholeArena());
    arena.clear();
    arena.clear();
    assertThat(arena.shape().generation(arena.add("a"))).isEqualTo(1);
  }

  @Test
  void clearAfterEverythingWasReleasedStillEndsThoseHandles() {
    GenerationalArena<String> arena = GenerationalArena.of(HandleShape.STANDARD.wholeArena());
    long handle = arena.add("a");
    arena.release(handle);
    arena.clear();
    arena.add("b");
    assertThatIllegalStateException().isThrownBy(() -> arena.get(handle));
  }

  @Test
  void refusesHandlesOfAnotherArena() {
    GenerationalArena<String> mine = GenerationalArena.of();
    GenerationalArena<String> other = GenerationalArena.of();
    mine.add("a");
    long foreign = other.add("b");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mine.get(foreign))
        .withMessage(
            "handle must be of this arena: index=0, generation=1, owner=%d, this owner=%d",
            other.owner(), mine.owner());
  }

  @Test
  void refusesForgedHandles() {
    HandleShape shape = HandleShape.of(8, 8, 0);
    GenerationalArena<String> arena = GenerationalArena.of(shape);
    long handle = arena.add("a");
    record Forged(long handle, String why) {}
    List<Forged> forgeries =
        List.of(
            new Forged(handle | 1L << 16, "bits above its shape are set, handle=0x10100"),
            new Forged(shape.handle(1, 1, 0), "no slot has had it"),
            new Forged(shape.handle(255, 1, 0), "no slot has had it"),
            new Forged(shape.handle(0, 2, 0), "latest generation=1"),
            new Forged(-1, "bits above its shape are set"));
    for (Forged forged : forgeries) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> arena.get(forged.handle))
          .withMessageStartingWith("handle was never granted: index=")
          .withMessageContaining(forged.why);
    }
  }

  @Test
  void wholeArenaRefusesHandlesOfGenerationsToCome() {
    HandleShape shape = HandleShape.of(8, 8, 0).wholeArena();
    GenerationalArena<String> arena = GenerationalArena.of(shape);
    arena.add("a");
    assertThatIllegalArgumentException().isThrownBy(() -> arena.get(shape.handle(0, 2, 0)));
    assertThatIllegalArgumentException().isThrownBy(() -> arena.get(shape.handle(1, 1, 0)));
    arena.clear();
    assertThatIllegalStateException().isThrownBy(() -> arena.get(shape.handle(0, 1, 0)));
    assertThatIllegalArgumentException().isThrownBy(() -> arena.get(shape.handle(0, 2, 0)));
    // The index that ends the list of free slots is no slot in any generation.
    assertThatIllegalArgumentException().isThrownBy(() -> arena.get(shape.handle(255, 1, 0)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void forEachSeesLiveValuesInSlotOrder(HandleShape shape) {
    GenerationalArena<String> arena = GenerationalArena.of(shape);
    long a = arena.add("a");
    long b = arena.add("b");
    arena.add("c");
    arena.release(b);
    List<String> seen = new ArrayList<>();
    arena.forEach((handle, value) -> {
      seen.add(value);
      if (handle == a) {
        arena.add("d");
      }
    });
    assertThat(seen).startsWith("a").contains("c").doesNotContain("b");
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void retainReleasesTheOthers(HandleShape shape) {
    GenerationalArena<Integer> arena = GenerationalArena.of(shape);
    List<Long> handles = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      handles.add(arena.add(i));
    }
    arena.retain((_, value) -> value % 3 == 0);
    for (int i = 0; i < 20; i++) {
      assertThat(arena.contains(handles.get(i))).isEqualTo(i % 3 == 0);
    }
    assertThat(arena.size()).isEqualTo(7);
  }

  @Test
  void retainMayBeCalledDuringIterationAndItsQuestionMayRelease() {
    GenerationalArena<Integer> arena = GenerationalArena.of();
    for (int i = 0; i < 10; i++) {
      arena.add(i);
    }
    arena.forEach((_, _) -> arena.retain((_, value) -> value % 2 == 0));
    assertThat(arena.size()).isEqualTo(5);
    arena.retain((handle, _) -> {
      arena.release(handle);
      return false;
    });
    assertThat(arena.size()).isZero();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void drainHandsOverEverythingAndEndsTheHandles(HandleShape shape) {
    GenerationalArena<String> arena = GenerationalArena.of(shape);
    long a = arena.add("a");
    arena.add("b");
    List<String> drained = new ArrayList<>();
    arena.drain((handle, value) -> {
      assertThat(arena.contains(handle)).isFalse();
      drained.add(value);
    });
    assertThat(drained).containsExactly("a", "b");
    assertThat(arena.size()).isZero();
    long again = arena.add("c");
    assertThat(again).isNotEqualTo(a);
    assertThat(shape.index(again)).isZero();
    assertThatIllegalStateException().isThrownBy(() -> arena.get(a));
  }

  @Test
  void whatIsAddedBehindTheDrainStays() {
    GenerationalArena<String> arena = GenerationalArena.of();
    arena.add("a");
    arena.add("b");
    List<Long> added = new ArrayList<>();
    arena.drain((_, value) -> {
      if (value.equals("a")) {
        added.add(arena.add("c"));
      }
    });
    assertThat(arena.get(added.getFirst())).isEqualTo("c");
    assertThat(arena.size()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void visitsAlsoWhenEverySlotIsTaken(HandleShape shape) {
    GenerationalArena<Integer> arena = GenerationalArena.of(shape);
    do {
      arena.add(arena.size());
    } while (arena.size() < arena.capacity());
    assertThat(arena.capacity()).isEqualTo(8);
    assertThat(arena.retired()).isZero();
    List<Integer> seen = new ArrayList<>();
    arena.forEach((_, value) -> seen.add(value));
    arena.retain((_, value) -> value < 7);
    arena.drain((_, value) -> seen.add(value));
    assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void grantsTheSlotReleasedLastFirst() {
    GenerationalArena<String> arena = GenerationalArena.of();
    long a = arena.add("a");
    long b = arena.add("b");
    arena.add("c");
    arena.release(a);
    arena.release(b);
    HandleShape shape = arena.shape();
    assertThat(shape.index(arena.add("d"))).isEqualTo(1);
    assertThat(shape.index(arena.add("e"))).isZero();
    assertThat(shape.index(arena.add("f"))).isEqualTo(3);
  }

  @Test
  void setGivesTheValueThatWasThere() {
    GenerationalArena<String> arena = GenerationalArena.of();
    long handle = arena.add("a");
    assertThat(arena.set(handle, "b")).isEqualTo("a");
    assertThat(arena.get(handle)).isEqualTo("b");
  }

  @Test
  void drainThatThrowsKeepsTheRest() {
    GenerationalArena<String> arena = GenerationalArena.of();
    arena.add("a");
    long b = arena.add("b");
    assertThatIllegalStateException()
        .isThrownBy(() ->
            arena.drain((_, value) -> {
              throw new IllegalStateException(value);
            }))
        .withMessage("a");
    assertThat(arena.get(b)).isEqualTo("b");
    assertThat(arena.size()).isEqualTo(1);
  }

  @Test
  void releasedValueIsCollectable() {
    GenerationalArena<Object> arena = GenerationalArena.of();
    long handle = arena.add(new byte[64]);
    WeakReference<Object> value = new WeakReference<>(arena.get(handle));
    arena.release(handle);
    for (int round = 0; round < 50 && !value.refersTo(null); round++) {
      System.gc();
    }
    assertThat(value.refersTo(null)).isTrue();
  }

  @Test
  void refusesOtherThreads() throws InterruptedException {
    GenerationalArena<String> arena = GenerationalArena.of();
    long handle = arena.add("a");
    for (Runnable call :
        List.<Runnable>of(
            () -> arena.get(handle),
            () -> arena.contains(handle),
            () -> arena.add("b"),
            () -> arena.release(handle),
            () -> arena.drain((_, _) -> {}),
            arena::clear)) {
      assertThat(OtherThread.failureOf(call)).isInstanceOf(WrongThreadException.class);
    }
    assertThat(arena.get(handle)).isEqualTo("a");
  }

  @Test
  void slotsTellTheirStateAndGeneration() {
    GenerationalArena<String> arena = GenerationalArena.of(HandleShape.of(8, 1, 0));
    long a = arena.add("a");
    arena.add("b");
    arena.release(a);
    assertThat(arena.isLive(0)).isFalse();
    assertThat(arena.isRetired(0)).isTrue();
    assertThat(arena.generation(0)).isEqualTo(1);
    assertThat(arena.isLive(1)).isTrue();
    assertThat(arena.isRetired(1)).isFalse();
    assertThat(arena.generation(2)).isZero();
    assertThat(arena.capacity()).isEqualTo(8);
    for (int slot : new int[] {-1, 2, 8, 99}) {
      assertThat(arena.isLive(slot)).isFalse();
      assertThat(arena.isRetired(slot)).isFalse();
    }
    arena.clear();
    assertThat(arena.isRetired(1)).isTrue();
  }

  @Test
  void slotsOfAWholeArenaRetireTogether() {
    GenerationalArena<String> arena = GenerationalArena.of(HandleShape.of(8, 1, 0).wholeArena());
    arena.add("a");
    arena.add("b");
    assertThat(arena.isLive(0)).isTrue();
    assertThat(arena.isRetired(0)).isFalse();
    assertThat(arena.retired()).isZero();
    arena.clear();
    for (int slot = 0; slot < arena.capacity(); slot++) {
      assertThat(arena.isLive(slot)).isFalse();
      assertThat(arena.isRetired(slot)).isTrue();
    }
    assertThat(arena.isRetired(arena.capacity())).isFalse();
  }
}
