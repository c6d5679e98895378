package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `alignUp(value, alignment)`: the smallest multiple of `alignment` that is not below `value`.
final class AlignUpExercise {
  private static final int LARGEST_POWER = 62;

  interface AlignUp {
    long alignUp(long value, long alignment);
  }

  private final AlignUp learner = Answer.bind(AlignUp.class);

  @Test
  @Order(1)
  @DisplayName("rounds up to a multiple of 8")
  void roundsUpToTheNextMultiple() {
    is(17, 8, 24);
    is(1, 8, 8);
    is(7, 8, 8);
    is(9, 8, 16);
  }

  @Test
  @Order(2)
  @DisplayName("leaves alone what is a multiple already")
  void staysWhereItIsAMultipleAlready() {
    is(24, 8, 24);
    is(64, 64, 64);
    is(5, 1, 5);
  }

  @Test
  @Order(3)
  @DisplayName("0 is a multiple of everything")
  void zeroIsAMultipleOfEverything() {
    for (int power = 0; power <= LARGEST_POWER; power++) {
      is(0, 1L << power, 0);
    }
  }

  @Test
  @Order(4)
  @Points(2)
  @DisplayName("works for every power of two from 1 to 2^62")
  void worksForEveryPowerOfTwo() {
    for (int power = 0; power <= LARGEST_POWER; power++) {
      long alignment = 1L << power;
      is(1, alignment, alignment);
      is(alignment, alignment, alignment);
      if (power > 0) {
        is(alignment - 1, alignment, alignment);
      }
      if (power < LARGEST_POWER) {
        is(alignment + 1, alignment, power == 0 ? 2 : 2 * alignment);
      }
    }
  }

  @Test
  @Order(5)
  @Hidden
  @DisplayName("is right up to the largest long")
  void isRightUpToTheLargestLong() {
    is(Long.MAX_VALUE, 1, Long.MAX_VALUE);
    is(Long.MAX_VALUE - 7, 8, Long.MAX_VALUE - 7);
    is(Long.MAX_VALUE - 14, 8, Long.MAX_VALUE - 7);
    is((1L << LARGEST_POWER) - 4095, 4096, 1L << LARGEST_POWER);
  }

  private void is(long value, long alignment, long expected) {
    assertThat(learner.alignUp(value, alignment))
        .as(
            "alignUp(%d, %d): %d rounded up to a multiple of %d",
            value, alignment, value, alignment)
        .isEqualTo(expected);
  }
}
