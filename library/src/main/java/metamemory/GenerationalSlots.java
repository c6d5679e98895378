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
   * a free slot has, in the place of the index, the next free slot: never the slot itself, so no handle that names this slot
   * can equal it. (slotmap keeps the free list in the place of the value and takes an odd version for a live slot.)
   *
   * The index of only ones ends the free list; hence one slot fewer than the bits could name. Retired slots and, in an arena
   * with one generation, released ones are in no list and hold that index too.
   */

  private static final int FIRST_CAPACITY = 8;
  private static final AtomicLong ARENAS = new AtomicLong();

  final HandleShape shape;
  final boolean perSlot;
  private final boolean wraps;
  final long owner;

  /// All bits of the index, and as an index the end of the free list.
  final int end;

  /// All bits of the generation, in their place in a handle, and the lowest of them.
  private final long generationMask;

  private final long generationUnit;

  /// A slot goes into the free list if these bits of its state are not [#spent]: those of the last
  /// generation. If generations wrap, no bits never are; where the whole arena has one generation,
  /// no bits always are. So one comparison answers three questions.
  private final long spentMask;

  private final long spent;

  long[] states = new long[0];
  @Nullable Object[] values = new Object[0];
  int head;
  int fresh;

  /// How many slots there are, or 0 once the whole arena has retired: below it lies the next fresh
  /// one.
  private int room;

  /// The handle of slot 0 in the generation in which fresh slots begin.
  private long freshHandle;

  int size;
  int retired;

  /// The generation of the whole arena, or 0 if each slot has its own; above the last one when the
  /// arena has retired.
  long arenaGeneration;

  GenerationalSlots(HandleShape shape) {
    this.shape = shape;
    this.perSlot = shape.generations() == HandleShape.Generations.PER_SLOT;
    this.wraps = shape.whenSpent() == HandleShape.WhenSpent.WRAP;
    this.owner = shape.ownerBits() == 0 ? 0 : 1 + ARENAS.getAndIncrement() % shape.maxOwner();
    this.end = (int) ((1L << shape.indexBits()) - 1);
    this.generationUnit = shape.handle(0, 1, 0);
    this.generationMask = shape.handle(0, shape.maxGeneration(), 0);
    this.spentMask = perSlot && !wraps ? generationMask : 0;
    this.spent = perSlot && wraps ? 1 : spentMask;
    this.head = end;
    this.arenaGeneration = perSlot ? 0 : 1;
    this.freshHandle = shape.handle(0, 1, owner);
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

  /// The handle of a slot that was never granted, or in an arena with one generation not since the
  /// last clear, or 0 if there is none.
  final long takeFresh() {
    if (fresh == room && !grow()) {
      return 0;
    }
    return freshHandle | fresh++;
  }

  private boolean grow() {
    if (fresh == shape.maxSlots() || hasRetired()) {
      return false;
    }
    int capacity = (int) Math.min(Math.max(FIRST_CAPACITY, 2L * fresh), shape.maxSlots());
    long[] newStates = Arrays.copyOf(states, capacity);
    if (fresh == 0) {
      // A state of 0 would equal the null handle; in any other slot it equals no handle.
      newStates[0] = end;
    }
    values = Arrays.copyOf(values, capacity);
    states = newStates;
    room = capacity;
    return true;
  }

  /// Whether the one generation of the whole arena is spent.
  final boolean hasRetired() {
    return arenaGeneration > shape.maxGeneration();
  }

  final void free(int index) {
    long state = states[index];
    boolean reusable = isReusable(state);
    states[index] = (state & ~end) | (reusable ? head : end);
    values[index] = null;
    size--;
    if (reusable) {
      head = index;
    } else if (perSlot) {
      retired++;
    }
  }

  final void clearEachSlot() {
    for (int index = 0; index < fresh; index++) {
      if (values[index] != null) {
        free(index);
      }
    }
    head = end;
    for (int index = fresh - 1; index >= 0; index--) {
      if (isReusable(states[index])) {
        states[index] = (states[index] & ~end) | head;
        head = index;
      }
    }
  }

  final void clearWholeArena() {
    // Without a handle of this generation there is nothing to tell apart.
    if (fresh > 0) {
      arenaGeneration = wraps && arenaGeneration == shape.maxGeneration() ? 1 : arenaGeneration + 1;
      freshHandle = shape.handle(0, arenaGeneration, owner);
      room = hasRetired() ? 0 : states.length;
      Arrays.fill(states, 0, fresh, end);
      Arrays.fill(values, 0, fresh, null);
      fresh = 0;
    }
  }

  /// Whether a slot whose state this is, or was last, may be granted again.
  final boolean isReusable(long state) {
    return (state & spentMask) != spent;
  }

  /// A slot at its last generation is in the free list only if generations wrap.
  final long nextGeneration(long handle) {
    return (handle & generationMask) == generationMask
        ? (handle & ~generationMask) | generationUnit
        : handle + generationUnit;
  }

  @SuppressWarnings("unchecked")
  final T value(int index) {
    return (T) Objects.requireNonNull(values[index]);
  }
}
