package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import metamemory.grade.Answer;
import metamemory.grade.Budget;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `TagList`: a list whose first four items need no array.
final class TagListExercise {
  private static final int INLINE = 4;

  interface TagList {
    void add(int tag);

    int get(int index);

    int size();
  }

  @Test
  @Order(1)
  @DisplayName("keeps four items")
  void keepsFourItems() {
    keeps(INLINE);
  }

  @Test
  @Order(2)
  @DisplayName("keeps the fifth, and the four before it")
  void keepsTheFifth() {
    keeps(INLINE + 1);
  }

  @Test
  @Order(3)
  @DisplayName("keeps a thousand items")
  void keepsThousandItems() {
    keeps(1_000);
  }

  @Test
  @Order(4)
  @Points(2)
  @DisplayName("with four items it makes no array")
  void fourItemsNeedNoArray() {
    Budget.warm(20, () -> filled(INLINE)).as("a list with four items").objectsAtMost(0);
  }

  @Test
  @Order(5)
  @DisplayName("refuses an index beyond the last item")
  void refusesAnIndexBeyondTheLast() {
    for (int size : new int[] {0, 2, INLINE, INLINE + 1}) {
      TagList list = filled(size);
      for (int index : new int[] {size, size + 1, -1}) {
        assertThat(Thrown.by(() -> list.get(index)))
            .as("get(%d) of a list with %d items", index, size)
            .isEqualTo("IndexOutOfBoundsException");
      }
    }
  }

  @Test
  @Order(6)
  @Hidden
  @DisplayName("grows by doubling")
  void growsByDoubling() {
    // Doubling takes 1,104 B for arrays; a new array at each add takes twenty times as much.
    Budget.warm(20, () -> filled(100)).as("a list with a hundred items").heapBytesAtMost(8_000);
  }

  private static void keeps(int size) {
    TagList list = filled(size);
    assertThat(list.size()).as("size() after %d adds", size).isEqualTo(size);
    for (int index = 0; index < size; index++) {
      assertThat(list.get(index)).as("get(%d) of %d items", index, size).isEqualTo(7 * index);
    }
  }

  private static TagList filled(int size) {
    TagList list = Answer.make(TagList.class);
    for (int i = 0; i < size; i++) {
      list.add(7 * i);
    }
    return list;
  }
}
