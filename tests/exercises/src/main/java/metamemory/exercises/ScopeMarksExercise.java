package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `Marks`: the bookkeeping of nested scopes on an arena of pages.
final class ScopeMarksExercise {
  private static final long PAGE_BYTES = 4096;

  interface Marks {
    void allocate(long byteSize);

    void enter();

    void exit();

    int depth();

    int pages();

    long usedBytes();
  }

  private final Marks marks = Answer.make(Marks.class, PAGE_BYTES);

  @Test
  @Order(1)
  @DisplayName("says how many scopes are open")
  void countsDepth() {
    marks.enter();
    marks.enter();
    assertThat(marks.depth()).as("depth() after two enter()").isEqualTo(2);
    marks.exit();
    assertThat(marks.depth()).as("depth() after one exit()").isEqualTo(1);
  }

  @Test
  @Order(2)
  @Points(2)
  @DisplayName("at the inner brace p3 goes, at the outer one p2 and its page")
  void freesInTheRightOrder() {
    marks.allocate(100);
    marks.enter();
    marks.allocate(100_000);
    marks.enter();
    marks.allocate(100);
    marks.exit();
    is(2, 100_100, "after the inner exit: p and p2 are left");
    marks.exit();
    is(1, 100, "after the outer exit: p is left, and the large page is gone");
  }

  @Test
  @Order(3)
  @DisplayName("gives back the bytes of a page that stays")
  void givesBackBytesOfThePageThatStays() {
    marks.allocate(100);
    marks.enter();
    marks.allocate(200);
    is(1, 300, "before the exit: 100 B and 200 B lie on one page");
    marks.exit();
    is(1, 100, "after the exit: the 200 B are gone, the page stays");
    marks.allocate(3_996);
    is(1, 4_096, "then 3,996 B fill the page again");
  }

  @Test
  @Order(4)
  @DisplayName("may begin before there is any page")
  void mayBeginWithoutPages() {
    marks.enter();
    marks.allocate(100);
    marks.exit();
    is(0, 0, "after the exit of a scope that began without a page");
  }

  @Test
  @Order(5)
  @DisplayName("refuses an exit without an open scope")
  void refusesAnExitTooMany() {
    marks.allocate(100);
    assertThat(Thrown.by(marks::exit))
        .as("exit() without enter()")
        .isEqualTo("IllegalStateException");
    is(1, 100, "after the refused exit()");
  }

  @Test
  @Order(6)
  @Hidden
  @DisplayName("agrees with whole copies over 2,000 random steps")
  void agreesWithWholeCopies() {
    RandomGenerator random = Answer.random();
    Deque<List<Long>> copies = new ArrayDeque<>();
    List<Long> model = new ArrayList<>();
    for (int step = 0; step < 2_000; step++) {
      switch (random.nextInt(4)) {
        case 0 -> {
          marks.enter();
          copies.push(List.copyOf(model));
        }
        case 1 -> {
          if (!copies.isEmpty()) {
            marks.exit();
            model = new ArrayList<>(copies.pop());
          }
        }
        default -> {
          long byteSize = random.nextLong(1, random.nextInt(8) == 0 ? 20_000 : 900);
          marks.allocate(byteSize);
          allocate(model, byteSize);
        }
      }
      long bytes = model.stream().mapToLong(Long::longValue).sum();
      is(model.size(), bytes, "after step " + step + " at depth " + copies.size());
    }
  }

  private static void allocate(List<Long> model, long byteSize) {
    if (model.isEmpty() || model.getLast() + byteSize > PAGE_BYTES) {
      model.add(byteSize);
    } else {
      model.set(model.size() - 1, model.getLast() + byteSize);
    }
  }

  private void is(int pages, long usedBytes, String when) {
    assertThat(marks.pages()).as("pages(), %s", when).isEqualTo(pages);
    assertThat(marks.usedBytes()).as("usedBytes(), %s", when).isEqualTo(usedBytes);
  }
}
