package metamemory.view;

import java.util.concurrent.atomic.AtomicInteger;

/// How many blocks all tables of a recorder may still hold: what bounds its memory.
final class RowBudget {
  private final AtomicInteger left;

  RowBudget(int rows) {
    this.left = new AtomicInteger(rows);
  }

  /// Takes as many rows as wanted, or as are left.
  int take(int wanted) {
    int before = left.getAndUpdate(rows -> rows - Math.min(rows, wanted));
    return Math.min(before, wanted);
  }

  void giveBack(int rows) {
    left.addAndGet(rows);
  }
}
