package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `Bump`: hands out offsets from front to back, padded to their alignment, and refuses with -1
/// what does not fit.
final class BumpExercise {
  private static final long REFUSED = -1;

  interface Bump {
    long tryAllocate(long byteSize, long byteAlignment);

    long position();

    void reset();
  }

  @Test
  @Order(1)
  @DisplayName("gives one block after the other")
  void givesOneBlockAfterTheOther() {
    Bump bump = bump(64);
    gives(bump, 8, 1, 0, "the first block begins at 0");
    gives(bump, 16, 1, 8, "the second block begins where the first, of 8 B, ended");
    at(bump, 24, "8 B and 16 B were given");
  }

  @Test
  @Order(2)
  @DisplayName("pads so that a block begins at a multiple of its alignment")
  void alignsBlocks() {
    Bump bump = bump(64);
    gives(bump, 1, 1, 0, "the first block begins at 0");
    gives(bump, 8, 8, 8, "after 1 B, the next multiple of 8 is 8");
    gives(bump, 2, 1, 16, "alignment 1 needs no padding");
    gives(bump, 4, 16, 32, "after 18 B, the next multiple of 16 is 32");
    at(bump, 36, "the last block of 4 B begins at 32");
  }

  @Test
  @Order(3)
  @DisplayName("refuses with -1 when it is full, and fills to the last byte")
  void grantsTheWholeCapacity() {
    Bump bump = bump(16);
    gives(bump, 17, 1, REFUSED, "17 B do not fit into 16 B");
    gives(bump, 16, 1, 0, "16 B fit into 16 B exactly");
    gives(bump, 1, 1, REFUSED, "nothing is left of 16 B");
    Bump padded = bump(16);
    gives(padded, 9, 1, 0, "9 B fit into 16 B");
    gives(padded, 1, 16, REFUSED, "the next multiple of 16 is the end of 16 B");
  }

  @Test
  @Order(4)
  @DisplayName("a refusal changes nothing")
  void aRefusalChangesNothing() {
    Bump bump = bump(16);
    gives(bump, 4, 1, 0, "4 B fit into 16 B");
    gives(bump, 13, 1, REFUSED, "12 B are left, and 13 B do not fit");
    at(bump, 4, "the refused 13 B must not move the position");
    gives(bump, 12, 8, REFUSED, "padding to 8 leaves 8 B, and 12 B do not fit");
    at(bump, 4, "a refusal must not leave its padding behind");
    gives(bump, 12, 1, 4, "12 B are left, and 12 B fit");
  }

  @Test
  @Order(5)
  @DisplayName("reset begins again at 0")
  void resetStartsAgainAtZero() {
    Bump bump = bump(80);
    for (int block = 0; block < 10; block++) {
      gives(bump, 8, 8, block * 8L, "block " + block + " of ten blocks of 8 B");
    }
    at(bump, 80, "ten blocks of 8 B are 80 B");
    bump.reset();
    at(bump, 0, "reset goes back to the start");
    gives(bump, 80, 8, 0, "after a reset all 80 B are free");
  }

  @Test
  @Order(6)
  @Points(2)
  @DisplayName("is safe for sizes up to the largest long")
  void refusesTheLargestSize() {
    Bump bump = bump(64);
    gives(bump, 1, 1, 0, "1 B fits into 64 B");
    for (long byteSize :
        new long[] {Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE - 63, 1L << 62}) {
      gives(bump, byteSize, 1, REFUSED, "position + byteSize overflows for byteSize=" + byteSize);
      gives(
          bump,
          byteSize,
          8,
          REFUSED,
          "the aligned start + byteSize overflows for byteSize=" + byteSize);
    }
    gives(bump, 8, 1L << 62, REFUSED, "the next multiple of 2^62 is far beyond 64 B");
    at(bump, 1, "nothing but 1 B was given");
  }

  @Test
  @Order(7)
  @Hidden
  @DisplayName("agrees with a slow and simple arena over 500 random steps")
  void agreesWithSimpleArena() {
    RandomGenerator random = Answer.random();
    long capacity = random.nextLong(1, 4096);
    Bump bump = bump(capacity);
    long position = 0;
    for (int step = 0; step < 500; step++) {
      if (random.nextInt(40) == 0) {
        bump.reset();
        position = 0;
      }
      long byteSize = random.nextLong(1, 200);
      long byteAlignment = 1L << random.nextInt(7);
      long start = position;
      while (start % byteAlignment != 0) {
        start++;
      }
      boolean fits = start <= capacity && byteSize <= capacity - start;
      String why =
          "capacity "
              + capacity
              + ", position "
              + position
              + ", "
              + (capacity - position)
              + " B left";
      gives(bump, byteSize, byteAlignment, fits ? start : REFUSED, why);
      position = fits ? start + byteSize : position;
      at(bump, position, why + ", after tryAllocate(" + byteSize + ", " + byteAlignment + ")");
    }
  }

  private static Bump bump(long capacity) {
    return Answer.make(Bump.class, capacity);
  }

  private static void gives(
      Bump bump, long byteSize, long byteAlignment, long expected, String why) {
    assertThat(bump.tryAllocate(byteSize, byteAlignment))
        .as("tryAllocate(%d, %d): %s", byteSize, byteAlignment, why)
        .isEqualTo(expected);
  }

  private static void at(Bump bump, long expected, String why) {
    assertThat(bump.position()).as("position(): %s", why).isEqualTo(expected);
  }
}
