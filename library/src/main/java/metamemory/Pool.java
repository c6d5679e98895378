package metamemory;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/// A fixed number of slots for Java objects, each taken and given back in O(1) and named by a small
/// number.
///
/// **Limits.** The capacity is chosen when it is opened and never grows; a full pool refuses and
/// changes nothing. It holds references: the objects themselves lie on the Java heap, and the
/// collector is often faster than a pool of plain small objects. Take one for what is dear to make
/// or must be bounded: connections, buffers, worker states. A slot number is only a number: after a
/// release the same one is granted again, to be told apart by a [GenerationalArena]. It belongs to
/// the thread that opened it.
///
/// **Costs.** Adding and releasing take O(1), about 1.5 ns, and make no garbage. A slot takes 8 B:
/// a reference and a link of the free list. A released slot is set to null, so that the collector
/// can have the object. The slot released last is granted first, while it is still in the cache.
///
/// {@snippet file="metamemory/PoolSnippets.java" region="slots"}
///
/// @param <T> the type of the values; null is not a value
public final class Pool<T> implements AutoCloseable {
  /// What [#tryAdd(Object)] returns when no slot is free.
  public static final int REFUSED = -1;

  private final Confinement confinement = new Confinement();
  private final FreeList slots;
  private final @Nullable Object[] values;
  private final Consumer<? super T> closer;

  private Pool(int capacity, Consumer<? super T> closer) {
    this.slots = new FreeList(capacity);
    this.values = new Object[capacity];
    this.closer = closer;
  }

  /// Opens an empty pool whose values need no closing.
  ///
  /// @param <T> the type of the values
  /// @param capacity how many slots, from 0 to 2,147,483,639
  /// @return the pool
  /// @throws IllegalArgumentException if the capacity is out of its range
  public static <T> Pool<T> open(int capacity) {
    return open(capacity, _ -> {});
  }

  /// Opens an empty pool.
  ///
  /// @param <T> the type of the values
  /// @param capacity how many slots, from 0 to 2,147,483,639
  /// @param closer given each value that is still held when the pool is cleared or closed; a
  ///   released value belongs to the caller and is not given to it
  /// @return the pool
  /// @throws IllegalArgumentException if the capacity is out of its range
  public static <T> Pool<T> open(int capacity, Consumer<? super T> closer) {
    Arguments.checkAtMost("capacity", capacity, FreeList.MAX_CAPACITY);
    return new Pool<>(capacity, Objects.requireNonNull(closer, "closer"));
  }

  /// Puts a value into a free slot, in O(1): the one released last, else the lowest that was never
  /// taken. Refuses, and changes nothing, when no slot is free.
  ///
  /// @param value the value, not null
  /// @return its slot, from 0 to the capacity - 1, or [#REFUSED]
  /// @throws IllegalStateException if this pool is closed
  /// @throws WrongThreadException if called from a thread that does not own this pool
  public int tryAdd(T value) {
    confinement.checkOpen(this);
    Objects.requireNonNull(value, "value");
    int slot = slots.take();
    if (slot >= 0) {
      values[slot] = value;
    }
    return slot;
  }

  /// As [#tryAdd(Object)], with an exception for a refusal.
  ///
  /// @param value the value, not null
  /// @return its slot, from 0 to the capacity - 1
  /// @throws IllegalStateException if no slot is free, or this pool is closed
  /// @throws WrongThreadException if called from a thread that does not own this pool
  public int add(T value) {
    int slot = tryAdd(value);
    if (slot < 0) {
      throw new IllegalStateException(
          "pool is full, release a slot first or ask with tryAdd: capacity=" + slots.capacity());
    }
    return slot;
  }

  /// The value in a live slot, in O(1).
  ///
  /// @param slot a live slot
  /// @return its value
  /// @throws IndexOutOfBoundsException if there is no such slot
  /// @throws IllegalStateException if the slot is free, or this pool is closed
  /// @throws WrongThreadException if called from a thread that does not own this pool
  public T get(int slot) {
    checkLive(slot);
    return value(slot);
  }

  /// Replaces the value in a live slot, in O(1).
  ///
  /// @param slot a live slot
  /// @param value the new value, not null
  /// @return the value that was there, which now belongs to the caller
  /// @throws IndexOutOfBoundsException if there is no such slot
  /// @throws IllegalStateException if the slot is free, or this pool is closed
  /// @throws WrongThreadException if called from a thread that does not own this pool
  public T set(int slot, T value) {
    checkLive(slot);
    Objects.requireNonNull(value, "value");
    T before = value(slot);
    values[slot] = value;
    return before;
  }

  /// Frees a live slot, in O(1), and keeps no reference to its value.
  ///
  /// {@snippet file="metamemory/PoolSnippets.java" region="release"}
  ///
  /// @param slot a live slot; it will be granted next
  /// @return the value that was there, which now belongs to the caller
  /// @throws IndexOutOfBoundsException if there is no such slot
  /// @throws IllegalStateException if the slot is free, as after a first release, or this pool is
  ///   closed
  /// @throws WrongThreadException if called from a thread that does not own this pool
  public T release(int slot) {
    checkLive(slot);
    T value = value(slot);
    values[slot] = null;
    slots.release(slot);
    return value;
  }

  /// Whether a slot holds a value.
  ///
  /// @param slot any number
  /// @return true if there is such a slot and it is live; false for every slot once closed
  /// @throws WrongThreadException if called from a thread that does not own this pool
  public boolean isLive(int slot) {
    confinement.checkThread(this);
    return slot >= 0 && slot < slots.capacity() && slots.isLive(slot);
  }

  /// Calls an action with each value and its slot, from the lowest slot to the highest. The action
  /// may add and release: what it adds may be visited too, what it releases before its turn is not.
  ///
  /// @param action told each value and its slot
  /// @throws IllegalStateException if this pool is closed
  /// @throws WrongThreadException if called from a thread that does not own this pool
  public void forEach(ObjIntConsumer<? super T> action) {
    confinement.checkOpen(this);
    int bound = slots.fresh();
    for (int slot = 0; slot < bound; slot++) {
      if (slots.isLive(slot)) {
        action.accept(value(slot), slot);
      }
    }
  }

  /// The free slots in the order in which they will be granted, in O(capacity): for drawing and for
  /// tests.
  ///
  /// @return a new array
  /// @throws IllegalStateException if this pool is closed
  /// @throws WrongThreadException if called from a thread that does not own this pool
  public int[] freeSlots() {
    confinement.checkOpen(this);
    return slots.inOrder();
  }

  /// How many slots hold a value.
  ///
  /// @return from 0 to [#capacity()]; 0 once closed
  /// @throws WrongThreadException if called from a thread that does not own this pool
  public int live() {
    confinement.checkThread(this);
    return slots.live();
  }

  /// How many slots there are.
  ///
  /// @return what the pool was opened with
  public int capacity() {
    return slots.capacity();
  }

  /// Frees every slot, in O(capacity), and gives each value to the closer once, from the highest
  /// slot to the lowest, even when the closer throws. Slots are granted from 0 again.
  ///
  /// @throws IllegalStateException if this pool is closed
  /// @throws WrongThreadException if called from a thread that does not own this pool
  public void clear() {
    confinement.checkOpen(this);
    dropAll();
  }

  /// Ends the pool, and gives each value that it still holds to the closer, as [#clear()] does.
  /// Closing twice does nothing.
  ///
  /// @throws WrongThreadException if called from a thread that does not own this pool
  @Override
  public void close() {
    if (confinement.end(this)) {
      dropAll();
    }
  }

  /// For people: the name with what is in use. May be called from any thread, and is then only
  /// roughly right.
  @Override
  public String toString() {
    return "Pool["
        + slots.live()
        + " of "
        + slots.capacity()
        + " slots live"
        + (confinement.isOpen() ? "]" : ", closed]");
  }

  private void dropAll() {
    Failures failures = new Failures();
    for (int slot = slots.fresh() - 1; slot >= 0; slot--) {
      if (slots.isLive(slot)) {
        T value = value(slot);
        values[slot] = null;
        slots.release(slot);
        failures.collect(() -> closer.accept(value));
      }
    }
    if (slots.live() == 0) {
      slots.clear();
    }
    failures.throwFirst();
  }

  @SuppressWarnings("unchecked")
  private T value(int slot) {
    return (T) Objects.requireNonNull(values[slot]);
  }

  private void checkLive(int slot) {
    confinement.checkOpen(this);
    slots.checkLive(slot);
  }
}
