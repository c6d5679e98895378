package metamemory.grade.child;

import java.util.ArrayList;
import java.util.List;

/// An answer to [TrainingExercise], compiled beforehand.
final class TrainingAnswer {
  private TrainingAnswer() {}

  static int plus(int a, int b) {
    return a + b;
  }

  /// Creates a few things to count.
  static final class Counter {
    private final List<Long> seen = new ArrayList<>();

    Counter(long first) {
      seen.add(first);
    }

    long next() {
      seen.add(seen.getLast() + 1);
      return seen.stream().mapToLong(each -> each).max().orElse(0);
    }
  }
}
