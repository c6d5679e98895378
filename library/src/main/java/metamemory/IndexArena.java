package metamemory;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/// Java objects by index, added one after the other and dropped all at once: memory on top of
/// memory, where the arena is the address space and an index is the pointer.
///
/// **Limits.** As many values as the [IndexWidth] can name, and at most 2,147,483,639: then it
/// refuses and changes nothing. Single values are not removed. An index is only a number: after a
/// clear it names whatever was added at that place since; a [GenerationalArena] tells the two
/// apart. It belongs to the thread that made it.
///
/// **Costs.** Adding takes amortised O(1): when it is full, the array of references doubles and is
/// copied. Reading takes O(1). A value takes a reference, 4 B with compressed pointers, and at most
/// as much again that is free. A clear takes time in proportion to the values, since each reference
/// must be nulled for the collector; records off the heap are cleared in O(1) by a [RecordArena].
///
/// {@snippet file="metamemory/IndexArenaSnippets.java" region="tree"}
///
/// @param <T> the type of the values; null is not a value
public final class IndexArena<T> {
  /// What [#tryAdd(Object)] returns when the width can name no further value.
  public static final int REFUSED = -1;

  private static final int FIRST_CAPACITY = 8;

  private final Confinement confinement = new Confinement();
  private final IndexWidth width;
  private final int maxSize;

  private @Nullable Object[] values;
  private int size;

  private IndexArena(IndexWidth width, int capacity) {
    this.width = width;
    this.maxSize = (int) Math.min(width.maxValues(), FreeList.MAX_CAPACITY);
    Arguments.checkAtMost("capacity", capacity, maxSize);
    this.values = new Object[capacity];
  }

  /// Makes an empty arena that takes no memory for values yet.
  ///
  /// @param <T> the type of the values
  /// @param width how many bits the indexes may take
  /// @return the arena
  public static <T> IndexArena<T> of(IndexWidth width) {
    return of(width, 0);
  }

  /// Makes an empty arena with room for some values.
  ///
  /// @param <T> the type of the values
  /// @param width how many bits the indexes may take
  /// @param capacity how many values fit before it grows, from 0 to what the width can name
  /// @return the arena
  /// @throws IllegalArgumentException if the capacity is out of its range
  public static <T> IndexArena<T> of(IndexWidth width, int capacity) {
    return new IndexArena<>(Objects.requireNonNull(width, "width"), capacity);
  }

  /// Adds a value, in amortised O(1). Refuses, and changes nothing, when the width can name no
  /// further value.
  ///
  /// @param value the value, not null
  /// @return its index, the number of values before it, or [#REFUSED]
  /// @throws OutOfMemoryError if the Java heap has no room to grow; nothing was changed then
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public int tryAdd(T value) {
    confinement.checkOpen(this);
    Objects.requireNonNull(value, "value");
    if (size == values.length && !grow()) {
      return REFUSED;
    }
    values[size] = value;
    return size++;
  }

  /// As [#tryAdd(Object)], with an exception for a refusal.
  ///
  /// @param value the value, not null
  /// @return its index, the number of values before it
  /// @throws IllegalStateException if the width can name no further value
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public int add(T value) {
    int index = tryAdd(value);
    if (index < 0) {
      throw new IllegalStateException(
          "arena is full, take a wider index or ask with tryAdd: size="
              + size
              + ", width="
              + width);
    }
    return index;
  }

  /// The value at an index, in O(1).
  ///
  /// @param index from 0 to [#size()] - 1
  /// @return the value
  /// @throws IndexOutOfBoundsException if there is no such value
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public T get(int index) {
    checkIndex(index);
    return value(index);
  }

  /// Replaces the value at an index, in O(1).
  ///
  /// @param index from 0 to [#size()] - 1
  /// @param value the new value, not null
  /// @return the value that was there
  /// @throws IndexOutOfBoundsException if there is no such value
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public T set(int index, T value) {
    checkIndex(index);
    Objects.requireNonNull(value, "value");
    T before = value(index);
    values[index] = value;
    return before;
  }

  /// Calls an action with each value and its index, in the order in which they were added. Values
  /// that the action adds are not visited.
  ///
  /// @param action told each value and its index
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public void forEach(ObjIntConsumer<? super T> action) {
    confinement.checkOpen(this);
    int bound = size;
    for (int index = 0; index < Math.min(bound, size); index++) {
      action.accept(value(index), index);
    }
  }

  /// Drops the values from an index on, in time proportional to their number: back to an earlier
  /// [#size()].
  ///
  /// @param newSize how many values stay, from 0 to [#size()]
  /// @throws IllegalArgumentException if that is out of its range
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public void truncate(int newSize) {
    confinement.checkOpen(this);
    Arguments.checkAtMost("newSize", newSize, size);
    Arrays.fill(values, newSize, size, null);
    size = newSize;
  }

  /// Drops every value, in time proportional to their number, and keeps the room for as many.
  ///
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public void clear() {
    truncate(0);
  }

  /// How many values there are; the next one gets this index.
  ///
  /// @return from 0 to what the width can name
  public int size() {
    return size;
  }

  /// How many values fit before the arena grows.
  ///
  /// @return at least [#size()]
  public int capacity() {
    return values.length;
  }

  /// How many bits an index may take.
  ///
  /// @return the width that the arena was made with
  public IndexWidth width() {
    return width;
  }

  /// For people: the name with what is in use.
  @Override
  public String toString() {
    return "IndexArena[" + size + " values, " + width + "]";
  }

  private boolean grow() {
    if (size == maxSize) {
      return false;
    }
    long doubled = Math.max(FIRST_CAPACITY, 2L * values.length);
    values = Arrays.copyOf(values, (int) Math.min(doubled, maxSize));
    return true;
  }

  @SuppressWarnings("unchecked")
  private T value(int index) {
    return (T) Objects.requireNonNull(values[index]);
  }

  private void checkIndex(int index) {
    confinement.checkOpen(this);
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(
          "index must be from 0 to size - 1: index=" + index + ", size=" + size);
    }
  }
}
