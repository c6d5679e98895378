package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import metamemory.grade.Answer;
import metamemory.grade.Budget;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `Labels`: texts by index, added one after the other and dropped all at once.
final class LabelsExercise {
  interface Labels {
    int add(String label);

    String get(int index);

    void clear();

    int size();
  }

  private final Labels labels = Answer.make(Labels.class);

  @Test
  @Order(1)
  @DisplayName("gives each label an index, from 0")
  void givesEachLabelAnIndex() {
    adds("Total", 0);
    adds("Price", 1);
    finds(0, "Total");
    finds(1, "Price");
  }

  @Test
  @Order(2)
  @DisplayName("grows beyond its first room")
  void growsBeyondItsFirstRoom() {
    for (int i = 0; i < 100; i++) {
      adds("A" + i, i);
    }
    for (int i = 0; i < 100; i++) {
      finds(i, "A" + i);
    }
    assertThat(labels.size()).as("size() after 100 labels").isEqualTo(100);
  }

  @Test
  @Order(3)
  @DisplayName("refuses an index without a label, after a clear too")
  void refusesAnIndexWithoutLabel() {
    adds("Total", 0);
    refuses(1, "no label was added there");
    refuses(-1, "no label has a negative index");
    labels.clear();
    assertThat(labels.size()).as("size() after a clear").isZero();
    refuses(0, "after the clear there is no label");
    adds("Sum", 0);
    finds(0, "Sum");
  }

  @Test
  @Order(4)
  @DisplayName("lets the collector have what was cleared")
  void aClearedLabelIsCollectable() {
    WeakReference<String> label = addedAndCleared();
    assertThat(Collected.isCollected(label))
        .as(
            "after clear(), the array still holds the label at index 0, so the collector may not"
                + " have it")
        .isTrue();
  }

  @Test
  @Order(5)
  @Points(2)
  @DisplayName("takes no heap bytes to clear and refill")
  void clearingAndRefillingTakesNoHeapBytes() {
    List<String> texts = IntStream.range(0, 1_000).mapToObj(i -> "A" + i).toList();
    Budget.warm(3, () -> refill(texts)).as("clear(), then 1,000 labels").heapBytesAtMost(0);
  }

  @Test
  @Order(6)
  @Hidden
  @DisplayName("agrees with a list over 2,000 random steps")
  void agreesWithList() {
    RandomGenerator random = Answer.random();
    List<String> model = new ArrayList<>();
    for (int step = 0; step < 2_000; step++) {
      if (random.nextInt(200) == 0) {
        labels.clear();
        model.clear();
      }
      adds("B" + step, model.size());
      model.add("B" + step);
      int index = random.nextInt(model.size());
      finds(index, model.get(index));
      assertThat(labels.size()).as("size()").isEqualTo(model.size());
    }
    refuses(model.size(), "there are only " + model.size() + " labels");
  }

  private void refill(List<String> texts) {
    labels.clear();
    for (int i = 0; i < texts.size(); i++) {
      labels.add(texts.get(i));
    }
  }

  /// In a method of its own, so that no variable here holds the text.
  private WeakReference<String> addedAndCleared() {
    String label = new String("Total".toCharArray());
    labels.add(label);
    labels.clear();
    return new WeakReference<>(label);
  }

  private void adds(String label, int expected) {
    assertThat(labels.add(label))
        .as("add(\"%s\"): its index is the number of labels before it", label)
        .isEqualTo(expected);
  }

  private void finds(int index, String expected) {
    assertThat(labels.get(index)).as("get(%d)", index).isEqualTo(expected);
  }

  private void refuses(int index, String why) {
    assertThat(Thrown.by(() -> labels.get(index)))
        .as("get(%d): %s", index, why)
        .isEqualTo("IndexOutOfBoundsException");
  }
}
