package metamemory;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Java objects of one type that end together: closed in the reverse of the order in which they
/// were added, each exactly once, even when one of the closes throws.
///
/// **Limits.** The capacity is chosen when it is opened; a full arena refuses and changes nothing.
/// It holds references: the objects themselves lie on the Java heap, and one that is still
/// referenced from elsewhere can be used after it was closed here. Single values are not removed,
/// only the last ones by [#truncate(int)]. It belongs to the thread that opened it.
///
/// **Lifetime.** What is added may use what was added before it, also while it is being closed:
/// that is what the reverse order is for. A [#reset()] closes all values and keeps the arena.
///
/// **Costs.** Adding takes amortised O(1) and reading O(1). A value takes a reference, 4 B with
/// compressed pointers, and at most as much again that is free; the array grows up to the capacity.
/// A reset takes time in proportion to the values.
///
/// {@snippet file="metamemory/TypedArenaSnippets.java" region="reverse"}
///
/// @param <T> the type of the values; null is not a value
public final class TypedArena<T> implements AutoCloseable {
  /*
   * Idea: drop order as in Rust's arenas (linalloc, scoped-arena), made safe against what Java adds: a closer may throw, may
   * read the values that are still live, and may call back into the arena. So a value is taken out before it is closed, and
   * while values are being closed nothing can be added.
   *
   * Several values are made beside the arena and then added together. If the maker throws at the k-th, the k - 1 before it
   * are closed and the arena never had them; what the maker itself added meanwhile stays (others undo only what is still last).
   */

  private static final int FIRST_CAPACITY = 8;

  private final Confinement confinement = new Confinement();
  private final Consumer<? super T> closer;
  private final int capacity;

  private @Nullable Object[] values = new Object[0];
  private int size;

  /// Slots that are kept for values that are being made.
  private int reserved;

  private boolean ending;

  private TypedArena(int capacity, Consumer<? super T> closer) {
    this.capacity = capacity;
    this.closer = closer;
  }

  /// Opens an empty arena whose values need no closing.
  ///
  /// @param <T> the type of the values
  /// @param capacity how many values at most, from 0 to 2,147,483,639
  /// @return the arena
  /// @throws IllegalArgumentException if the capacity is out of its range
  public static <T> TypedArena<T> open(int capacity) {
    return open(capacity, _ -> {});
  }

  /// Opens an empty arena.
  ///
  /// @param <T> the type of the values
  /// @param capacity how many values at most, from 0 to 2,147,483,639
  /// @param closer given each value once, the last one first; it may read values that are still
  ///   live, and may not add
  /// @return the arena, to be closed by the caller
  /// @throws IllegalArgumentException if the capacity is out of its range
  public static <T> TypedArena<T> open(int capacity, Consumer<? super T> closer) {
    Arguments.checkAtMost("capacity", capacity, FreeList.MAX_CAPACITY);
    return new TypedArena<>(capacity, Objects.requireNonNull(closer, "closer"));
  }

  /// Opens an empty arena that closes its values with their own `close`. A checked exception of one
  /// is thrown as the cause of an [IllegalStateException].
  ///
  /// @param <T> the type of the values
  /// @param capacity how many values at most, from 0 to 2,147,483,639
  /// @return the arena, to be closed by the caller
  /// @throws IllegalArgumentException if the capacity is out of its range
  public static <T extends AutoCloseable> TypedArena<T> ofCloseables(int capacity) {
    return open(capacity, TypedArena::closeUnchecked);
  }

  private static void closeUnchecked(AutoCloseable value) {
    try {
      value.close();
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      if (failure instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new IllegalStateException("close of a value failed: value=" + value, failure);
    }
  }

  /// Adds a value, in amortised O(1). Refuses, and changes nothing, when this arena is full: the
  /// value then still belongs to the caller.
  ///
  /// @param value the value, not null
  /// @return whether it was added
  /// @throws IllegalStateException if this arena is closed, or is closing its values right now
  /// @throws OutOfMemoryError if the Java heap has no room to grow; nothing was changed then
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public boolean tryAdd(T value) {
    checkAddable();
    Objects.requireNonNull(value, "value");
    if (!hasRoom(1)) {
      return false;
    }
    ensure(1);
    append(value);
    return true;
  }

  /// As [#tryAdd(Object)], with an exception for a refusal.
  ///
  /// @param value the value, not null
  /// @return the same value
  /// @throws IllegalStateException if this arena is full or closed, or is closing its values right
  ///   now
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public T add(T value) {
    if (!tryAdd(value)) {
      throw full(1);
    }
    return value;
  }

  /// Makes a value and adds it, if there is room: else it is not even made.
  ///
  /// @param maker makes the value, not null; may add values itself, which then come before it. When
  ///   it throws, nothing is added
  /// @return the value
  /// @throws IllegalStateException if this arena is full or closed, or is closing its values right
  ///   now
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public T make(Supplier<? extends T> maker) {
    checkAddable();
    if (!hasRoom(1)) {
      throw full(1);
    }
    ensure(1);
    reserved++;
    T value;
    try {
      value = Objects.requireNonNull(maker.get(), "value");
    } finally {
      reserved--;
    }
    append(value);
    return value;
  }

  /// Makes several values and adds all of them or none. Refuses, without making any, when they do
  /// not fit.
  ///
  /// {@snippet file="metamemory/TypedArenaSnippets.java" region="all"}
  ///
  /// @param count how many, at least 0
  /// @param maker makes the value of a number from 0 to `count - 1`, not null; may add values
  ///   itself, which then come before them. When it throws, the values made before are closed in
  ///   reverse order, and what their closes throw is suppressed in its exception
  /// @return whether they were added
  /// @throws IllegalArgumentException if the count is negative
  /// @throws IllegalStateException if this arena is closed, or is closing its values right now
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public boolean tryMakeAll(int count, IntFunction<? extends T> maker) {
    checkAddable();
    Arguments.checkNotNegative("count", count);
    if (!hasRoom(count)) {
      return false;
    }
    ensure(count);
    reserved += count;
    // Made beside the arena, and closed by it if one of them cannot be made.
    TypedArena<T> made = new TypedArena<>(count, closer);
    try {
      for (int i = 0; i < count; i++) {
        made.add(maker.apply(i));
      }
    } catch (RuntimeException | Error failure) {
      made.closeAfter(failure);
      throw failure;
    } finally {
      reserved -= count;
    }
    made.forEach(this::append);
    return true;
  }

  private void closeAfter(Throwable failure) {
    try {
      close();
    } catch (RuntimeException | Error closing) {
      // A closer may throw the very exception that the maker threw.
      if (!closing.equals(failure)) {
        failure.addSuppressed(closing);
      }
    }
  }

  /// The value that was added after `index` others, in O(1).
  ///
  /// @param index from 0 to [#size()] - 1
  /// @return its value
  /// @throws IndexOutOfBoundsException if there is no such value
  /// @throws IllegalStateException if this arena is closed, unless it is just closing its values
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public T get(int index) {
    checkReadable();
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(
          "index must be from 0 to size - 1: index=" + index + ", size=" + size);
    }
    return value(index);
  }

  /// Calls an action with each value, in the order in which they were added. What the action adds
  /// is not visited.
  ///
  /// @param action told each value
  /// @throws IllegalStateException if this arena is closed, unless it is just closing its values
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public void forEach(Consumer<? super T> action) {
    checkReadable();
    int bound = size;
    for (int index = 0; index < Math.min(bound, size); index++) {
      action.accept(value(index));
    }
  }

  /// How many values are live.
  ///
  /// @return from 0 to [#capacity()]; 0 once closed
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public int size() {
    confinement.checkThread(this);
    return size;
  }

  /// How many values there may be.
  ///
  /// @return what the arena was opened with
  public int capacity() {
    return capacity;
  }

  /// Closes the values that were added last, back to an earlier [#size()]: the last one first, each
  /// once, also when a close throws.
  ///
  /// @param newSize how many values stay, from 0 to [#size()]
  /// @throws IllegalArgumentException if that is out of its range
  /// @throws IllegalStateException if this arena is closed, or is making or closing values right
  ///   now
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public void truncate(int newSize) {
    checkAddable();
    Arguments.checkAtMost("newSize", newSize, size);
    checkNothingIsMade();
    endDownTo(newSize);
  }

  /// Closes all values, the last one first, each once, and keeps the arena. A second reset does
  /// nothing. If closes throw, the first exception is thrown after the last close, with the others
  /// suppressed in it.
  ///
  /// @throws IllegalStateException if this arena is closed, or is making or closing values right
  ///   now
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public void reset() {
    truncate(0);
  }

  /// Closes all values as [#reset()] does, and ends the arena. Closing twice does nothing.
  ///
  /// @throws IllegalStateException if this arena is making values right now
  /// @throws WrongThreadException if called from a thread that does not own this arena
  @Override
  public void close() {
    confinement.checkThread(this);
    checkNothingIsMade();
    if (confinement.end(this)) {
      try {
        endDownTo(0);
      } finally {
        values = new Object[0];
      }
    }
  }

  /// For people: the name with what is in use. May be called from any thread, and is then only
  /// roughly right.
  @Override
  public String toString() {
    return "TypedArena["
        + size
        + " of "
        + capacity
        + " values"
        + (confinement.isOpen() ? "]" : ", closed]");
  }

  private void endDownTo(int newSize) {
    Failures failures = new Failures();
    ending = true;
    while (size > newSize) {
      T value = value(--size);
      values[size] = null;
      failures.collect(() -> closer.accept(value));
    }
    ending = false;
    failures.throwFirst();
  }

  private boolean hasRoom(int count) {
    return count <= capacity - size - reserved;
  }

  /// Grows before anything is made, so that what is made can always be added.
  private void ensure(int count) {
    int needed = size + reserved + count;
    if (needed > values.length) {
      int doubled = size > capacity / 2 ? capacity : 2 * size;
      int preferred = Math.max(doubled, Math.min(FIRST_CAPACITY, capacity));
      values = Arrays.copyOf(values, Math.max(needed, preferred));
    }
  }

  private void append(T value) {
    values[size] = value;
    size++;
  }

  @SuppressWarnings("unchecked")
  private T value(int index) {
    return (T) Objects.requireNonNull(values[index]);
  }

  private void checkAddable() {
    confinement.checkOpen(this);
    if (ending) {
      throw new IllegalStateException(
          "TypedArena is closing its values: nothing can be added or reset until it is done:"
              + " live="
              + size);
    }
  }

  private void checkReadable() {
    if (!ending) {
      confinement.checkOpen(this);
    }
    confinement.checkThread(this);
  }

  private void checkNothingIsMade() {
    if (reserved > 0) {
      throw new IllegalStateException(
          "TypedArena is making values: it cannot be reset or closed until they are made: making="
              + reserved);
    }
  }

  private IllegalStateException full(int count) {
    return new IllegalStateException(
        "arena is full, reset it first or ask with tryAdd: capacity="
            + capacity
            + ", live="
            + size
            + ", needed="
            + count);
  }
}
