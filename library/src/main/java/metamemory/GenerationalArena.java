package metamemory;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Java objects by handle, where a handle whose value is gone is refused, not taken for the value
/// that came after it.
///
/// A handle is a `long`: the index of a slot, the generation that the slot had when the value was
/// added, and a number that tells the arena. Keep handles in fields, maps and other threads'
/// messages as plain numbers; only the arena turns them into values.
///
/// **Limits.** Up to 2^indexBits - 1 values, 268,435,455 in the standard [HandleShape]; then it
/// refuses and changes nothing. A slot is granted 2^generationBits - 1 times, then it retires, or
/// wraps if the shape says so. Owner numbers are given from 1 to 2^ownerBits - 1 and then from 1
/// again, so of more arenas than that two may share one. It belongs to the thread that made it.
///
/// **Costs.** Adding takes amortised O(1), reading and releasing O(1): one comparison of 64 bits
/// tells whether a handle is good. A slot takes 12 B with compressed pointers, and at most as much
/// again is free; an empty arena has 8. No call but a growing add makes garbage. A clear takes time
/// in proportion to the slots.
///
/// **Which one.** [IndexArena] takes half the time and notices nothing. Generations of the whole
/// arena suit values that die together, generations per slot suit values that die one by one.
///
/// {@snippet file="metamemory/GenerationalArenaSnippets.java" region="handles"}
///
/// @param <T> the type of the values; null is not a value
public final class GenerationalArena<T> extends GenerationalSlots<T> {
  /// The handle of nothing: what [#tryAdd(Object)] returns for a refusal, and what a new `long`
  /// field holds.
  public static final long NULL = 0;

  private final Confinement confinement = new Confinement();

  private GenerationalArena(HandleShape shape) {
    super(shape);
  }

  /// Makes an empty arena of the standard shape.
  ///
  /// @param <T> the type of the values
  /// @return the arena
  public static <T> GenerationalArena<T> of() {
    return of(HandleShape.STANDARD);
  }

  /// Makes an empty arena.
  ///
  /// @param <T> the type of the values
  /// @param shape of its handles
  /// @return the arena
  public static <T> GenerationalArena<T> of(HandleShape shape) {
    return new GenerationalArena<>(Objects.requireNonNull(shape, "shape"));
  }

  /// Adds a value, in amortised O(1), into the slot released last, else into one that was never
  /// used. Refuses, and changes nothing, when every slot is live or retired.
  ///
  /// @param value the value, not null
  /// @return its handle, or [#NULL]
  /// @throws OutOfMemoryError if the Java heap has no room to grow; nothing was changed then
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public long tryAdd(T value) {
    confinement.checkOpen(this);
    Objects.requireNonNull(value, "value");
    int index = head;
    if (index == end || Long.compareUnsigned(states[index], spentFrom) >= 0) {
      return addElsewhere(value);
    }
    long state = states[index];
    head = (int) (state & end);
    long handle = (state ^ head ^ index) + generationUnit;
    put(index, handle, value);
    return handle;
  }

  // Apart from the slots that are used again: where both meet, the JIT compiler reads all fields
  // anew, those that a release has just written too.
  private long addElsewhere(T value) {
    long handle = takeElsewhere();
    if (handle != NULL) {
      put((int) (handle & end), handle, value);
    }
    return handle;
  }

  private void put(int index, long handle, T value) {
    states[index] = handle;
    values[index] = value;
    size++;
  }

  /// As [#tryAdd(Object)], with an exception for a refusal.
  ///
  /// @param value the value, not null
  /// @return its handle
  /// @throws IllegalStateException if every slot is live or retired
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public long add(T value) {
    long handle = tryAdd(value);
    if (handle == NULL) {
      throw new IllegalStateException(
          "arena is full, release a value, take wider handles or ask with tryAdd: size="
              + size
              + ", slots="
              + shape.maxSlots()
              + ", retired="
              + retired());
    }
    return handle;
  }

  /// The value of a live handle, in O(1).
  ///
  /// @param handle a live handle of this arena
  /// @return its value
  /// @throws IllegalStateException if the handle is stale: its value was released or cleared
  /// @throws IllegalArgumentException if the handle is [#NULL], of another arena, or was never
  ///   granted
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public T get(long handle) {
    return value(slotOf(handle));
  }

  /// The value of a handle if it is live, in O(1): for handles of which one does not know.
  ///
  /// @param handle any number
  /// @return its value, or null if it is not a live handle of this arena
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public @Nullable T find(long handle) {
    return contains(handle) ? value(shape.index(handle)) : null;
  }

  /// Whether a handle is live, in O(1).
  ///
  /// @param handle any number
  /// @return true if this arena granted it and still holds its value
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public boolean contains(long handle) {
    confinement.checkOpen(this);
    int place = place(handle);
    return states[place] == handle && values[place] != null;
  }

  /// Replaces the value of a live handle, in O(1). The handle stays the same.
  ///
  /// @param handle a live handle of this arena
  /// @param value the new value, not null
  /// @return the value that was there
  /// @throws IllegalStateException if the handle is stale
  /// @throws IllegalArgumentException if the handle is [#NULL], of another arena, or was never
  ///   granted
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public T set(long handle, T value) {
    int index = slotOf(handle);
    Objects.requireNonNull(value, "value");
    T before = value(index);
    values[index] = value;
    return before;
  }

  /// Drops the value of a live handle, in O(1), and keeps no reference to it. The handle is stale
  /// from now on.
  ///
  /// @param handle a live handle of this arena
  /// @return the value that was there
  /// @throws IllegalStateException if the handle is stale, as after a first release
  /// @throws IllegalArgumentException if the handle is [#NULL], of another arena, or was never
  ///   granted
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public T release(long handle) {
    int index = slotOf(handle);
    T value = value(index);
    free(index);
    return value;
  }

  /// Calls an action with each live handle and its value, in the order of their slots. The action
  /// may add and release: what it adds may be visited too, what it releases before its turn is not.
  ///
  /// @param action told each handle and value
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public void forEach(HandleConsumer<? super T> action) {
    confinement.checkOpen(this);
    int slots = fresh;
    for (int index = 0; index < slots; index++) {
      if (values[index] != null) {
        action.accept(states[index], value(index));
      }
    }
  }

  /// Releases each value for which the answer is no, in time proportional to the slots. If the
  /// question throws, the values not yet asked about stay.
  ///
  /// @param keep asked about each live handle and value
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public void retain(HandlePredicate<? super T> keep) {
    confinement.checkOpen(this);
    int slots = fresh;
    for (int index = 0; index < slots; index++) {
      long handle = states[index];
      if (values[index] != null && !keep.test(handle, value(index)) && contains(handle)) {
        free(index);
      }
    }
  }

  /// Releases every value and gives it to an action, in time proportional to the slots. If the
  /// action throws, its value is released and those after it stay.
  ///
  /// @param action told each handle, stale by then, and its value
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public void drain(HandleConsumer<? super T> action) {
    confinement.checkOpen(this);
    int slots = fresh;
    for (int index = 0; index < slots; index++) {
      if (values[index] != null) {
        long handle = states[index];
        T value = value(index);
        free(index);
        action.accept(handle, value);
      }
    }
    if (size == 0) {
      clear();
    }
  }

  /// Drops every value, in time proportional to the slots, and keeps the room. Every handle granted
  /// so far is stale from now on. The lowest slots are granted first again.
  ///
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public void clear() {
    confinement.checkOpen(this);
    if (perSlot) {
      clearEachSlot();
    } else {
      clearWholeArena();
    }
    size = 0;
  }

  /// How many values there are.
  ///
  /// @return from 0 to the shape's [HandleShape#maxSlots()]
  public int size() {
    return size;
  }

  /// How many slots will never be used again, because their generations are spent. In time
  /// proportional to the slots: neither an add nor a release counts them.
  ///
  /// @return at least 0; all slots, once the one generation of a whole arena is spent
  public int retired() {
    if (!perSlot) {
      return hasRetired() ? shape.maxSlots() : 0;
    }
    int retired = 0;
    int slots = fresh;
    for (int slot = 0; slot < slots; slot++) {
      if (isRetiredAlone(slot)) {
        retired++;
      }
    }
    return retired;
  }

  /// Whether a slot holds a value: for drawing and for tests.
  ///
  /// @param slot any number
  /// @return true if there is such a slot and it is live
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public boolean isLive(int slot) {
    checkThread();
    return slot >= 0 && slot < capacity() && values[slot] != null;
  }

  /// The generation of a slot: for drawing and for tests.
  ///
  /// @param slot from 0 to [#capacity()] - 1
  /// @return that of the handle to its value, or of the value that was there last; 0 if the slot
  ///   was never granted
  /// @throws IndexOutOfBoundsException if there is no such slot
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public long generation(int slot) {
    checkThread();
    return generationOf(Objects.checkIndex(slot, capacity()));
  }

  /// Whether a slot will never be granted again, because its generations are spent: for drawing and
  /// for tests.
  ///
  /// @param slot any number
  /// @return true if there is such a slot and it is retired
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public boolean isRetired(int slot) {
    checkThread();
    if (slot < 0 || slot >= capacity()) {
      return false;
    }
    return perSlot ? slot < fresh && isRetiredAlone(slot) : hasRetired();
  }

  /// How the handles are made.
  ///
  /// @return the shape that the arena was made with
  public HandleShape shape() {
    return shape;
  }

  /// The number in the handles that tells this arena.
  ///
  /// @return from 1 to [HandleShape#maxOwner()], or 0 if the shape has no owner bits
  public long owner() {
    return owner;
  }

  /// For people: the name with what is in use.
  @Override
  public String toString() {
    int retired = retired();
    return "GenerationalArena["
        + size
        + " of "
        + capacity()
        + " slots live"
        + (retired == 0 ? "" : ", " + retired + " retired")
        + "]";
  }

  void checkThread() {
    confinement.checkThread(this);
  }

  /// Whether a slot that was granted will never be granted again, where each has its generations.
  private boolean isRetiredAlone(int slot) {
    return values[slot] == null && isSpent(states[slot]);
  }

  private int slotOf(long handle) {
    if (!contains(handle)) {
      throw HandleMisuse.of(this, handle);
    }
    return place(handle);
  }
}
