package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `region(number)`: where each of the twelve declarations of the lesson lives.
final class RegionExercise {
  interface Region {
    String region(int number);
  }

  private final Region learner = Answer.bind(Region.class);

  @Test
  @Order(1)
  @DisplayName("knows where fields live")
  void knowsFields() {
    is(1, "sessions, a static field", "heap", "it lies in the Class object of its class");
    is(2, "opened, a field", "heap", "it lies inside its object");
  }

  @Test
  @Order(2)
  @DisplayName("knows where parameters and local variables live")
  void knowsLocals() {
    is(3, "size, a parameter", "stack", "it dies when the call returns");
    is(4, "half, a local variable", "stack", "it dies when the call returns");
    is(5, "the reference in first", "stack", "the variable is local, whatever it refers to");
  }

  @Test
  @Order(3)
  @DisplayName("knows where objects and arrays live")
  void knowsObjects() {
    is(6, "the Order", "heap", "new makes it, and others may still reach it after the return");
    is(7, "the numbers of cents", "heap", "an array is an object, whatever it holds");
    is(10, "the lambda's copy of half", "heap", "the frame may be gone when the lambda runs");
  }

  @Test
  @Order(4)
  @DisplayName("knows what belongs to malloc")
  void knowsNative() {
    is(9, "the 64 bytes behind line", "native", "malloc gave them, no collector looks at them");
  }

  @Test
  @Order(5)
  @DisplayName("knows where a class and its compiled methods live")
  void knowsClasses() {
    is(11, "what the JVM knows of Exchange", "metaspace", "it is no object of the program");
    is(12, "onBurst, compiled", "code", "it is instructions");
  }

  @Test
  @Order(6)
  @Hidden
  @Points(1)
  @DisplayName("tells a native block's object from its bytes")
  void knowsTheSegmentObject() {
    is(8, "the MemorySegment object", "heap", "the object is Java's, only its bytes are malloc's");
  }

  private void is(int number, String what, String expected, String why) {
    assertThat(learner.region(number)).as("%d, %s: %s", number, what, why).isEqualTo(expected);
  }
}
