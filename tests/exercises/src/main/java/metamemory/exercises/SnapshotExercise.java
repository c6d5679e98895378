package metamemory.exercises;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.foreign.MemorySegment;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `Snapshot`: copies bytes once and hands out views that end with it.
final class SnapshotExercise {
  interface Snapshot {
    MemorySegment view(long offset, long byteSize);

    void close();
  }

  @Test
  @Order(1)
  @DisplayName("a view shows its part of the bytes")
  void aViewShowsItsPart() {
    MemorySegment view = make(10, 11, 12, 13, 14).view(1, 3);
    assertThat(view.byteSize()).as("view(1, 3): its size in bytes").isEqualTo(3);
    assertThat(view.toArray(JAVA_BYTE))
        .as("view(1, 3) of 10, 11, 12, 13, 14")
        .containsExactly(11, 12, 13);
  }

  @Test
  @Order(2)
  @DisplayName("later changes of the array do not show")
  void laterChangesDoNotShow() {
    byte[] bytes = {10, 11, 12};
    Snapshot snapshot = Answer.make(Snapshot.class, (Object) bytes);
    bytes[0] = 99;
    assertThat(snapshot.view(0, 1).get(JAVA_BYTE, 0))
        .as("byte 0 of the snapshot, after the array's byte 0 became 99")
        .isEqualTo((byte) 10);
  }

  @Test
  @Order(3)
  @DisplayName("views share the snapshot's bytes")
  void viewsShareTheBytes() {
    Snapshot snapshot = make(10, 11, 12, 13, 14);
    MemorySegment whole = snapshot.view(0, 5);
    MemorySegment part = snapshot.view(2, 3);
    assertThat(part.isNative() && part.address() - whole.address() == 2)
        .as("view(2, 3) lies 2 bytes into view(0, 5), in the same memory: it is no copy")
        .isTrue();
  }

  @Test
  @Order(4)
  @DisplayName("nobody writes through a view")
  void viewsAreReadOnly() {
    MemorySegment view = make(10, 11, 12).view(0, 3);
    assertThat(view.isReadOnly()).as("view(0, 3) is read-only").isTrue();
  }

  @Test
  @Order(5)
  @DisplayName("after close, reading a view throws")
  void readingAfterCloseThrows() {
    Snapshot snapshot = make(10, 11, 12);
    MemorySegment view = snapshot.view(0, 3);
    snapshot.close();
    Throwable thrown = catchThrowable(() -> view.get(JAVA_BYTE, 0));
    assertThat(thrown == null ? "nothing" : thrown.getClass().getSimpleName())
        .as("what reading a view throws after close()")
        .isEqualTo("IllegalStateException");
  }

  @Test
  @Order(6)
  @Hidden
  @DisplayName("every view ends, the empty one is fine, and two snapshots do not share")
  void everyViewEnds() {
    Snapshot first = make(1, 2, 3, 4);
    Snapshot second = make(1, 2, 3, 4);
    MemorySegment[] views = {first.view(0, 4), first.view(1, 1), first.view(3, 1)};
    assertThat(first.view(2, 0).byteSize()).as("view(2, 0): its size in bytes").isZero();
    first.close();
    for (MemorySegment view : views) {
      assertThat(catchThrowable(() -> view.get(JAVA_BYTE, 0)))
          .as("reading one of three views after close()")
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(second.view(3, 1).get(JAVA_BYTE, 0))
        .as("another snapshot's last byte, after the first was closed")
        .isEqualTo((byte) 4);
  }

  private static Snapshot make(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return Answer.make(Snapshot.class, (Object) bytes);
  }
}
