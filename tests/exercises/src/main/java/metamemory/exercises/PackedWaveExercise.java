package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.stream.IntStream;
import metamemory.grade.Answer;
import metamemory.grade.Budget;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `PackedWave`: names by handle, where a handle is one `long`: generation high, index low.
final class PackedWaveExercise {
  private static final long ONE_GENERATION = 1L << 32;

  interface PackedWave {
    long add(String name);

    String get(long handle);

    void set(long handle, String name);

    void clear();
  }

  private final PackedWave wave = Answer.make(PackedWave.class);

  @Test
  @Order(1)
  @DisplayName("packs index and generation into one long")
  void packsIndexAndGeneration() {
    packs("cruiser", 0, "index 0, generation 0");
    packs("raider", 1, "index 1, generation 0");
    wave.clear();
    packs("pod", ONE_GENERATION, "index 0, generation 1: the generation in the high 32 bits");
    packs("freighter", ONE_GENERATION + 1, "index 1, generation 1");
  }

  @Test
  @Order(2)
  @DisplayName("gets and sets by handle")
  void getsAndSets() {
    long cruiser = wave.add("cruiser");
    long raider = wave.add("raider");
    finds(cruiser, "cruiser");
    wave.set(raider, "wreck");
    finds(raider, "wreck");
    finds(cruiser, "cruiser");
  }

  @Test
  @Order(3)
  @DisplayName("refuses a stale handle in get and set")
  void refusesStaleHandles() {
    long old = wave.add("raider");
    wave.clear();
    long pod = wave.add("pod");
    assertThat(Thrown.by(() -> wave.get(old)))
        .as("get(%d): the handle is of generation 0, and the arena of generation 1", old)
        .isEqualTo("IllegalStateException");
    assertThat(Thrown.by(() -> wave.set(old, "wreck")))
        .as("set(%d): the handle is of generation 0, and the arena of generation 1", old)
        .isEqualTo("IllegalStateException");
    finds(pod, "pod");
  }

  @Test
  @Order(4)
  @DisplayName("refuses an index that holds no name")
  void refusesAnIndexWithoutName() {
    wave.add("cruiser");
    for (long handle : new long[] {1, 7, 8}) {
      assertThat(Thrown.by(() -> wave.get(handle)))
          .as("get(%d): only index 0 holds a name", handle)
          .isEqualTo("IndexOutOfBoundsException");
    }
  }

  @Test
  @Order(5)
  @Points(2)
  @DisplayName("takes no heap bytes for a wave, once it has grown")
  void aWaveTakesNoHeapBytes() {
    List<String> names = IntStream.range(0, 1_000).mapToObj(i -> "ship " + i).toList();
    Budget.warm(3, () -> fly(names))
        .as("1,000 times add, get and set, and a clear")
        .heapBytesAtMost(0);
  }

  @Test
  @Order(6)
  @DisplayName("lets the collector have what was cleared")
  void aClearedNameIsCollectable() {
    WeakReference<String> name = addedAndCleared();
    assertThat(Collected.isCollected(name))
        .as("after clear(), the array still holds the name, so the collector may not have it")
        .isTrue();
  }

  @Test
  @Order(7)
  @Hidden
  @DisplayName("keeps apart a thousand generations")
  void keepsApartManyGenerations() {
    long[] handles = new long[1_000];
    for (int generation = 0; generation < handles.length; generation++) {
      handles[generation] = wave.add("ship " + generation);
      finds(handles[generation], "ship " + generation);
      for (int old : new int[] {0, generation / 2, generation - 1}) {
        if (old >= 0 && old < generation) {
          long handle = handles[old];
          assertThat(Thrown.by(() -> wave.get(handle)))
              .as("get of a handle of generation %d in generation %d", old, generation)
              .isEqualTo("IllegalStateException");
        }
      }
      wave.clear();
    }
  }

  private void fly(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      long handle = wave.add(names.get(i));
      wave.set(handle, wave.get(handle));
    }
    wave.clear();
  }

  /// In a method of its own, so that no variable here holds the text.
  private WeakReference<String> addedAndCleared() {
    String name = new String("raider".toCharArray());
    wave.add(name);
    wave.clear();
    return new WeakReference<>(name);
  }

  private void packs(String name, long expected, String why) {
    assertThat(wave.add(name)).as("add(\"%s\"): %s", name, why).isEqualTo(expected);
  }

  private void finds(long handle, String expected) {
    assertThat(wave.get(handle)).as("get(%d)", handle).isEqualTo(expected);
  }
}
