package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `Fleet`: names by handle, with a generation for each slot.
final class FleetExercise {
  private static final int SLOTS = 8;

  interface Fleet {
    long add(String name);

    String get(long handle);

    void release(long handle);
  }

  private final Fleet fleet = Answer.make(Fleet.class, SLOTS);

  @Test
  @Order(1)
  @DisplayName("takes the first free slot, in generation 0")
  void takesTheFirstFreeSlot() {
    adds("cruiser", 0, 0);
    adds("raider", 1, 0);
    adds("pod", 2, 0);
  }

  @Test
  @Order(2)
  @DisplayName("a released slot is used again, in its next generation")
  void reusesSlotInTheNextGeneration() {
    adds("cruiser", 0, 0);
    long raider = adds("raider", 1, 0);
    adds("freighter", 2, 0);
    fleet.release(raider);
    adds("pod", 1, 1);
    adds("escort", 3, 0);
  }

  @Test
  @Order(3)
  @Points(2)
  @DisplayName("A, then B in A's slot: A's handle is refused, B's is not")
  void tellsTheOldFromTheNew() {
    long raider = adds("raider", 0, 0);
    fleet.release(raider);
    long pod = adds("pod", 0, 1);
    refuses(raider, "the slot holds the pod now");
    finds(pod, "pod");
    fleet.release(pod);
    long again = adds("raider", 0, 2);
    refuses(raider, "an equal name is not the same ship: the slot is in generation 2");
    finds(again, "raider");
  }

  @Test
  @Order(4)
  @DisplayName("a release leaves the other slots alone")
  void leavesOtherSlotsAlone() {
    long cruiser = adds("cruiser", 0, 0);
    long raider = adds("raider", 1, 0);
    fleet.release(raider);
    finds(cruiser, "cruiser");
    refuses(raider, "it was released, and its slot is free");
  }

  @Test
  @Order(5)
  @DisplayName("refuses a second release, and what was never granted")
  void refusesSecondRelease() {
    long raider = adds("raider", 0, 0);
    fleet.release(raider);
    refusesToRelease(raider, "it was released before");
    long pod = adds("pod", 0, 1);
    refusesToRelease(raider, "its slot holds the pod now");
    finds(pod, "pod");
    refuses(3, "slot 3 was never used");
  }

  @Test
  @Order(6)
  @Hidden
  @DisplayName("agrees with a map over 3,000 random steps")
  void agreesWithMap() {
    RandomGenerator random = Answer.random();
    Map<Long, String> model = new HashMap<>();
    long[] all = new long[3_000];
    for (int step = 0; step < all.length; step++) {
      if (model.size() == SLOTS || (random.nextBoolean() && !model.isEmpty())) {
        long leaving =
            model.keySet().stream()
                .sorted()
                .skip(random.nextInt(model.size()))
                .findFirst()
                .orElseThrow();
        fleet.release(leaving);
        model.remove(leaving);
      }
      all[step] = fleet.add("ship " + step);
      assertThat(model)
          .as("add must give a handle that no live ship has")
          .doesNotContainKey(all[step]);
      model.put(all[step], "ship " + step);
      long any = all[random.nextInt(step + 1)];
      if (model.containsKey(any)) {
        finds(any, model.get(any));
      } else {
        refuses(any, "it was released");
      }
    }
  }

  private long adds(String name, int slot, int generation) {
    long handle = fleet.add(name);
    assertThat((int) handle).as("the slot of \"%s\": the first free one", name).isEqualTo(slot);
    assertThat((int) (handle >>> 32))
        .as("the generation of \"%s\": how often slot %d was released before", name, slot)
        .isEqualTo(generation);
    return handle;
  }

  private void finds(long handle, String expected) {
    assertThat(fleet.get(handle)).as("get(%s)", words(handle)).isEqualTo(expected);
  }

  private void refuses(long handle, String why) {
    assertThat(Thrown.by(() -> fleet.get(handle)))
        .as("get(%s): %s", words(handle), why)
        .isEqualTo("IllegalStateException");
  }

  private void refusesToRelease(long handle, String why) {
    assertThat(Thrown.by(() -> fleet.release(handle)))
        .as("release(%s): %s", words(handle), why)
        .isEqualTo("IllegalStateException");
  }

  private static String words(long handle) {
    return "slot " + (int) handle + ", generation " + (int) (handle >>> 32);
  }
}
