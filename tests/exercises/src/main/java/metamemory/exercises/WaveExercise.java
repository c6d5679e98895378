package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `Wave`: names by handle, with one generation for all, which goes up at each clear.
final class WaveExercise {
  interface Handle {
    int index();

    int generation();
  }

  interface Wave {
    Handle add(String name);

    String get(Handle handle);

    void clear();
  }

  private final Wave wave = Answer.make(Wave.class);
  private final Wave larger = Answer.make(Wave.class);

  @Test
  @Order(1)
  @DisplayName("gives indexes from 0, in generation 0")
  void givesIndexesInGenerationZero() {
    is(wave.add("cruiser"), 0, 0, "the first name of a new arena");
    is(wave.add("raider"), 1, 0, "the second name of a new arena");
  }

  @Test
  @Order(2)
  @DisplayName("finds each name by its handle")
  void findsNames() {
    Handle cruiser = wave.add("cruiser");
    Handle raider = wave.add("raider");
    finds(cruiser, "cruiser");
    finds(raider, "raider");
    finds(cruiser, "cruiser");
  }

  @Test
  @Order(3)
  @DisplayName("a clear raises the generation, and begins at index 0 again")
  void clearRaisesTheGeneration() {
    wave.add("cruiser");
    wave.add("raider");
    wave.clear();
    is(wave.add("pod"), 0, 1, "the first name after one clear");
    wave.clear();
    wave.clear();
    is(wave.add("freighter"), 0, 3, "the first name after three clears");
  }

  @Test
  @Order(4)
  @Points(2)
  @DisplayName("refuses a handle of an earlier generation, whatever lies there now")
  void refusesEarlierGenerations() {
    Handle old = wave.add("raider");
    wave.clear();
    Handle pod = wave.add("pod");
    refuses(old, "the handle is of generation 0, and the arena of generation 1");
    finds(pod, "pod");
    wave.clear();
    refuses(old, "the handle is of generation 0, and the arena of generation 2");
    refuses(pod, "the handle is of generation 1, and the arena of generation 2");
  }

  @Test
  @Order(5)
  @DisplayName("refuses an index that holds no name")
  void refusesAnIndexWithoutName() {
    wave.add("cruiser");
    larger.add("cruiser");
    Handle raider = larger.add("raider");
    assertThat(Thrown.by(() -> wave.get(raider)))
        .as("get of index 1, generation 0: only index 0 holds a name")
        .isEqualTo("IndexOutOfBoundsException");
  }

  @Test
  @Order(6)
  @Hidden
  @DisplayName("accepts handles of the present generation only, over 1,000 random steps")
  void acceptsPresentGenerationOnly() {
    RandomGenerator random = Answer.random();
    Handle[] handles = new Handle[1_000];
    int generation = 0;
    for (int step = 0; step < handles.length; step++) {
      if (random.nextInt(50) == 0) {
        wave.clear();
        generation++;
      }
      handles[step] = wave.add("ship " + step);
      int any = random.nextInt(step + 1);
      if (handles[any].generation() == generation) {
        finds(handles[any], "ship " + any);
      } else {
        refuses(handles[any], "the arena is of generation " + generation);
      }
    }
  }

  private static void is(Handle handle, int index, int generation, String what) {
    assertThat(handle.index()).as("the index of %s", what).isEqualTo(index);
    assertThat(handle.generation()).as("the generation of %s", what).isEqualTo(generation);
  }

  private void finds(Handle handle, String expected) {
    assertThat(wave.get(handle)).as("get(%s)", handle).isEqualTo(expected);
  }

  private void refuses(Handle handle, String why) {
    assertThat(Thrown.by(() -> wave.get(handle)))
        .as("get(%s): %s", handle, why)
        .isEqualTo("IllegalStateException");
  }
}
