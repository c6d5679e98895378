package metamemory.exercises;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/// The exchange of the capstone: plays days of trading, and knows the report that an engine must
/// give of them. It keeps its book in plain objects, as a model.
final class Exchange {
  /// The most orders that are live at one time.
  static final int SLOTS = 1_024;

  /// The most messages in one tick.
  static final int MESSAGES = 400;

  /// What an engine reports.
  record Report(long traded, long late, int live, long medians) {}

  private final RandomGenerator random;
  private final StringBuilder text = new StringBuilder();
  private final long[] price = new long[SLOTS];
  private final long[] quantity = new long[SLOTS];
  private final long[] generation = new long[SLOTS];
  private final List<Integer> live = new ArrayList<>();
  private final ArrayDeque<Integer> free = new ArrayDeque<>();
  private final List<Long> trades = new ArrayList<>();
  private final List<Long> gone = new ArrayList<>();
  private int used;
  private long traded;
  private long late;
  private long medians;

  Exchange(RandomGenerator random) {
    this.random = random;
  }

  /// Plays ticks with random messages until the feed has that many bytes.
  Exchange play(int byteSize) {
    while (text.length() < byteSize) {
      for (int left = random.nextInt(MESSAGES); left > 0; left--) {
        playOne(random.nextInt(100));
      }
      tick();
    }
    return this;
  }

  private void playOne(int roll) {
    if (live.isEmpty() || (roll < 40 && live.size() < SLOTS)) {
      add(9_900 + random.nextInt(200), 1 + random.nextInt(100));
    } else if (roll >= 95 && !gone.isEmpty()) {
      late(gone.get(random.nextInt(gone.size())));
    } else if (roll >= 80) {
      cancel(live.get(random.nextInt(live.size())));
    } else {
      int slot = live.get(random.nextInt(live.size()));
      trade(slot, 1 + random.nextInt((int) quantity[slot]));
    }
  }

  /// A new order.
  ///
  /// @return its slot
  int add(long newPrice, long newQuantity) {
    int slot = free.isEmpty() ? used++ : free.pop();
    price[slot] = newPrice;
    quantity[slot] = newQuantity;
    live.add(slot);
    text.append("A ").append(newPrice).append(' ').append(newQuantity).append('\n');
    return slot;
  }

  void trade(int slot, long pieces) {
    text.append("E ").append(handle(slot)).append(' ').append(pieces).append('\n');
    traded += price[slot] * pieces;
    trades.add(price[slot]);
    quantity[slot] -= pieces;
    if (quantity[slot] == 0) {
      end(slot);
    }
  }

  void cancel(int slot) {
    text.append("C ").append(handle(slot)).append(" 0\n");
    end(slot);
  }

  /// A message for an order that is gone.
  void late(long handle) {
    text.append(random.nextBoolean() ? "E " : "C ").append(handle).append(" 5\n");
    late++;
  }

  void tick() {
    text.append("T\n");
    Collections.sort(trades);
    medians += trades.isEmpty() ? 0 : trades.get((trades.size() - 1) / 2);
    trades.clear();
  }

  long handle(int slot) {
    return generation[slot] << 16 | slot;
  }

  MemorySegment feed() {
    return MemorySegment.ofArray(text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  Report report() {
    return new Report(traded, late, live.size(), medians);
  }

  private void end(int slot) {
    gone.add(handle(slot));
    generation[slot]++;
    free.push(slot);
    live.remove(Integer.valueOf(slot));
  }
}
