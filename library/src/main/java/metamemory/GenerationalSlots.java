package metamemory;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The slots of a [GenerationalArena]: their states, their generations and the list of free ones,
/// without who may use them.
abstract sealed class GenerationalSlots<T> permits GenerationalArena {
  /*
   * Idea: the state of a live slot *is* its handle, so that one comparison checks owner, generation and index. The state of
   * a free slot has, in the place of the index, the next free slot; it may equal a handle, but its value is null, and a
   * handle is good only where both tell so. (slotmap keeps the free list in the place of the value and takes an odd version
   * for a live slot.)
   *
   * The arrays have a power of two as length: the low bits of any number are a place in them and need no check of bounds.
   * What the place leaves out of the index is in the state.
   *
   * The index of only ones ends the free list; hence one slot fewer than the bits could name. A release puts each slot into
   * that list, and an add leaves out those whose generations are spent: it has to look at the generation anyway, and in a loop
   * of releases one number more did not fit into the registers (1.9 instead of 1.2 ns).
   */

  private static final int FIRST_CAPACITY = 8;
  private static final AtomicLong ARENAS = new AtomicLong();

  final HandleShape shape;
  final boolean perSlot;
  final long owner;

  /// All bits of the index, and as an index the end of the free list.
  final int end;

  /// What one generation more adds to a handle.
  final long generationUnit;

  /// The last generation, as the handle of slot 0. Compare as unsigned numbers.
  private final long lastGeneration;

  /// A free slot whose state is below this, as unsigned numbers, just takes its next generation:
  /// this is [#lastGeneration], or 0 where the whole arena has one, so that no slot does.
  final long spentFrom;

  long[] states;
  @Nullable Object[] values;
  int head;
  int fresh;

  /// How many slots there are, or 0 once the whole arena has retired: below it lies the next fresh
  /// one.
  private int room;

  /// The handle of slot 0 in the generation in which fresh slots begin.
  private long freshHandle;

  int size;

  /// The generation of the whole arena, or 0 if each slot has its own; above the last one when the
  /// arena has retired.
  private long arenaGeneration;

  GenerationalSlots(HandleShape shape) {
    this.shape = shape;
    this.perSlot = shape.generations() == HandleShape.Generations.PER_SLOT;
    this.owner = shape.ownerBits() == 0 ? 0 : 1 + ARENAS.getAndIncrement() % shape.maxOwner();
    this.end = (int) ((1L << shape.indexBits()) - 1);
    this.generationUnit = shape.handle(0, 1, 0);
    this.lastGeneration = shape.handle(0, shape.maxGeneration(), owner);
    this.spentFrom = perSlot ? lastGeneration : 0;
    this.head = end;
    this.arenaGeneration = perSlot ? 0 : 1;
    this.freshHandle = shape.handle(0, 1, owner);
    int capacity = (int) Math.min(FIRST_CAPACITY, 1L << shape.indexBits());
    this.states = new long[capacity];
    this.values = new Object[capacity];
    this.room = capacity();
  }

  /// How many slots have memory: live, free and retired ones.
  ///
  /// @return at least [GenerationalArena#size()]
  public int capacity() {
    return Math.min(states.length, shape.maxSlots());
  }

  /// What a handle of a slot that is not live is compared with: the last generation that the slot
  /// had.
  final long generationOf(int index) {
    return perSlot ? shape.generation(states[index]) : arenaGeneration;
  }

  /// Whether a slot has been granted, in an arena with one generation since the last clear.
  final boolean wasGranted(int index) {
    return index < fresh;
  }

  /// The handle for the next value where the first free slot does not just take its next
  /// generation: in the next one that is not spent, or one that was never granted, or 0 if there is
  /// none.
  final long takeElsewhere() {
    while (head != end) {
      int index = head;
      long state = states[index];
      head = (int) (state & end);
      if (perSlot && !isSpent(state)) {
        long handle = state ^ head ^ index;
        return Long.compareUnsigned(handle, lastGeneration) < 0
            ? handle + generationUnit
            : freshHandle | index;
      }
    }
    return fresh < room || grow() ? freshHandle | fresh++ : 0;
  }

  private boolean grow() {
    if (fresh == shape.maxSlots() || hasRetired()) {
      return false;
    }
    int capacity = 2 * states.length;
    long[] newStates = Arrays.copyOf(states, capacity);
    values = Arrays.copyOf(values, capacity);
    states = newStates;
    room = capacity();
    return true;
  }

  /// Whether the one generation of the whole arena is spent.
  final boolean hasRetired() {
    return arenaGeneration > shape.maxGeneration();
  }

  /// Whether a slot whose state this is, or was last, will not be granted again.
  final boolean isSpent(long state) {
    return Long.compareUnsigned(state, lastGeneration) >= 0
        && shape.whenSpent() == HandleShape.WhenSpent.RETIRE;
  }

  final void free(int index) {
    states[index] = states[index] ^ index ^ head;
    values[index] = null;
    size--;
    head = index;
  }

  final void clearEachSlot() {
    Arrays.fill(values, 0, fresh, null);
    head = end;
    for (int index = fresh - 1; index >= 0; index--) {
      states[index] = (states[index] & ~end) | head;
      head = index;
    }
  }

  final void clearWholeArena() {
    // Without a handle of this generation there is nothing to tell apart.
    if (fresh > 0) {
      boolean wraps = shape.whenSpent() == HandleShape.WhenSpent.WRAP;
      arenaGeneration = wraps && arenaGeneration == shape.maxGeneration() ? 1 : arenaGeneration + 1;
      freshHandle = shape.handle(0, arenaGeneration, owner);
      room = hasRetired() ? 0 : capacity();
      Arrays.fill(values, 0, fresh, null);
      fresh = 0;
      head = end;
    }
  }

  /// The place of a slot in the arrays, if it is one: the handle may be any number.
  final int place(long handle) {
    return (int) handle & (states.length - 1);
  }

  @SuppressWarnings("unchecked")
  final T value(int index) {
    return (T) Objects.requireNonNull(values[index]);
  }
}
