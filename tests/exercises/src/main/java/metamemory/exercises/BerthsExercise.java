package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `Berths`: slots whose generations end, and which retire then.
final class BerthsExercise {
  private static final long REFUSED = -1;

  interface Berths {
    long tryTake();

    boolean release(long handle);

    int retired();
  }

  @Test
  @Order(1)
  @DisplayName("takes the lowest free berth, in generation 0")
  void takesTheLowestBerth() {
    Berths berths = berths(3, 5);
    takes(berths, 0, 0);
    takes(berths, 1, 0);
    takes(berths, 2, 0);
    isFull(berths, "all three are taken");
  }

  @Test
  @Order(2)
  @DisplayName("a released berth comes back in its next generation")
  void comesBackInTheNextGeneration() {
    Berths berths = berths(2, 5);
    long first = takes(berths, 0, 0);
    takes(berths, 1, 0);
    releases(berths, first, true, "it is live");
    takes(berths, 0, 1);
  }

  @Test
  @Order(3)
  @DisplayName("releases a live handle only, and only once")
  void releasesOnlyOnce() {
    Berths berths = berths(2, 5);
    long first = takes(berths, 0, 0);
    releases(berths, first, true, "it is live");
    releases(berths, first, false, "it was released before");
    long second = takes(berths, 0, 1);
    releases(berths, first, false, "the berth is taken in generation 1");
    releases(berths, second, true, "it is live");
  }

  @Test
  @Order(4)
  @Points(2)
  @DisplayName("a berth retires after its last generation")
  void retiresAfterTheLastGeneration() {
    Berths berths = berths(1, 2);
    for (int generation = 0; generation <= 2; generation++) {
      assertThat(berths.retired())
          .as("retired() before generation %d of 0 to 2", generation)
          .isZero();
      releases(berths, takes(berths, 0, generation), true, "it is live");
    }
    isFull(berths, "its last generation, 2, was used up");
    assertThat(berths.retired()).as("retired() after generation 2 of 0 to 2").isEqualTo(1);
  }

  @Test
  @Order(5)
  @DisplayName("the other berths go on")
  void otherBerthsGoOn() {
    Berths berths = berths(2, 0);
    releases(berths, takes(berths, 0, 0), true, "it is live");
    long other = takes(berths, 1, 0);
    assertThat(berths.retired()).as("retired(): only berth 0").isEqualTo(1);
    isFull(berths, "berth 0 has retired, and berth 1 is taken");
    releases(berths, other, true, "it is live");
    assertThat(berths.retired()).as("retired(): both").isEqualTo(2);
  }

  @Test
  @Order(6)
  @Hidden
  @DisplayName("never gives a handle out twice")
  void neverGivesHandleTwice() {
    RandomGenerator random = Answer.random();
    int count = 5;
    int maxGeneration = 30;
    Berths berths = berths(count, maxGeneration);
    Set<Long> given = new HashSet<>();
    List<Long> live = new ArrayList<>();
    while (berths.retired() < count && given.size() <= count * (maxGeneration + 1)) {
      if (live.size() < count - berths.retired() && random.nextInt(3) > 0) {
        long handle = berths.tryTake();
        assertThat(given.add(handle))
            .as("%s was given out for the first time", words(handle))
            .isTrue();
        live.add(handle);
      } else if (!live.isEmpty()) {
        long handle = live.remove(random.nextInt(live.size()));
        releases(berths, handle, true, "it is live");
      }
    }
    assertThat(given).as("5 berths, 31 generations each").hasSize(count * (maxGeneration + 1));
  }

  private static Berths berths(int berths, int maxGeneration) {
    return Answer.make(Berths.class, berths, maxGeneration);
  }

  private static long takes(Berths berths, int berth, int generation) {
    long handle = berths.tryTake();
    assertThat(words(handle)).as("tryTake()").isEqualTo(words((long) generation << 32 | berth));
    return handle;
  }

  private static void isFull(Berths berths, String why) {
    assertThat(berths.tryTake()).as("tryTake(): %s", why).isEqualTo(REFUSED);
  }

  private static void releases(Berths berths, long handle, boolean expected, String why) {
    assertThat(berths.release(handle))
        .as("release(%s): %s", words(handle), why)
        .isEqualTo(expected);
  }

  private static String words(long handle) {
    return handle == REFUSED
        ? "-1, none"
        : "berth " + (int) handle + ", generation " + (int) (handle >>> 32);
  }
}
