package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.random.RandomGenerator;
import metamemory.grade.Answer;
import metamemory.grade.Budget;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `Scratch`: nested scopes that cost no object.
final class ScratchExercise {
  interface Scratch {
    long tryTake(long byteSize);

    void open();

    void close();

    long position();
  }

  private final Scratch scratch = Answer.make(Scratch.class, 1_000L);

  @Test
  @Order(1)
  @DisplayName("takes bytes one after the other, at multiples of 8")
  void takesBytes() {
    takes(8, 0, "the first bytes");
    takes(3, 8, "the next ones");
    takes(8, 16, "11 rounded up to a multiple of 8");
    takes(0, 24, "no bytes");
  }

  @Test
  @Order(2)
  @DisplayName("refuses what does not fit, and changes nothing")
  void refusesWhatDoesNotFit() {
    takes(996, 0, "996 of 1,000 bytes");
    takes(1, -1, "the next multiple of 8 is 1,000, the end");
    isAt(996, "after the refusal");
    Scratch empty = Answer.make(Scratch.class, 1_000L);
    assertThat(empty.tryTake(Long.MAX_VALUE)).as("tryTake of the largest long").isEqualTo(-1);
    empty.tryTake(8);
    assertThat(empty.tryTake(Long.MAX_VALUE))
        .as("tryTake of the largest long, after 8 bytes")
        .isEqualTo(-1);
    assertThat(empty.tryTake(992)).as("tryTake(992) after 8: they fit exactly").isEqualTo(8);
  }

  @Test
  @Order(3)
  @Points(2)
  @DisplayName("the end of a scope gives back what was taken in it")
  void closeGivesBack() {
    scratch.tryTake(80);
    scratch.open();
    scratch.tryTake(200);
    scratch.open();
    scratch.tryTake(300);
    isAt(580, "in the inner scope");
    scratch.close();
    isAt(280, "after the inner scope");
    scratch.tryTake(8);
    scratch.close();
    isAt(80, "after the outer scope");
    takes(8, 80, "the bytes after it are taken again");
  }

  @Test
  @Order(4)
  @DisplayName("throws at the 33rd scope, and at a close without open")
  void throwsOnMisuse() {
    assertThat(Thrown.by(scratch::close))
        .as("close without an open scope")
        .isEqualTo("IllegalStateException");
    for (int depth = 1; depth <= 32; depth++) {
      assertThat(Thrown.by(scratch::open)).as("scope %d", depth).isEqualTo(Thrown.NOTHING);
    }
    assertThat(Thrown.by(scratch::open)).as("scope 33").isEqualTo("IllegalStateException");
    scratch.close();
    assertThat(Thrown.by(scratch::open)).as("after one was closed").isEqualTo(Thrown.NOTHING);
  }

  @Test
  @Order(5)
  @DisplayName("takes no heap bytes")
  void takesNoHeapBytes() {
    Budget.warm(
            100,
            () -> {
              for (int i = 0; i < 100; i++) {
                scratch.open();
                scratch.tryTake(100);
                scratch.close();
              }
            })
        .as("a hundred scopes")
        .heapBytesAtMost(0);
  }

  @Test
  @Order(6)
  @Hidden
  @DisplayName("agrees with a stack of numbers, over thousands of steps")
  void agreesWithAStack() {
    RandomGenerator random = Answer.random();
    ArrayDeque<Long> marks = new ArrayDeque<>();
    for (int step = 0; step < 5_000; step++) {
      int roll = random.nextInt(4);
      if (roll == 0 && marks.size() < 32) {
        marks.push(scratch.position());
        scratch.open();
      } else if (roll == 1 && !marks.isEmpty()) {
        scratch.close();
        isAt(marks.pop(), "after a close, in step " + step);
      } else {
        long byteSize = random.nextInt(60);
        long start = (scratch.position() + 7) & -8;
        takes(byteSize, byteSize > 1_000 - start ? -1 : start, "step " + step);
      }
    }
  }

  private void takes(long byteSize, long expected, String why) {
    assertThat(scratch.tryTake(byteSize)).as("tryTake(%d): %s", byteSize, why).isEqualTo(expected);
  }

  private void isAt(long expected, String when) {
    assertThat(scratch.position()).as("position() %s", when).isEqualTo(expected);
  }
}
