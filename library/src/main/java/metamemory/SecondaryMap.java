package metamemory;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Further values for the handles of a [GenerationalArena]: what some of its values have in
/// addition, beside them and not in them.
///
/// **Limits.** Only live handles of its arena are taken. When a value leaves the arena, its entry
/// here is no longer found; its memory is kept until the slot is used again, or [#prune()] is
/// called. It belongs to the arena's thread.
///
/// **Costs.** Every call but prune and iteration takes O(1), with no hashing: the slot is the
/// place. A slot of the arena takes 12 B here with compressed pointers, up to the highest that has
/// an entry; for values that few handles have, a `HashMap<Long, V>` is smaller.
///
/// {@snippet file="metamemory/GenerationalArenaSnippets.java" region="secondary"}
///
/// @param <V> the type of the values; null is not a value
public final class SecondaryMap<V> {
  private static final int FIRST_CAPACITY = 8;

  private final GenerationalArena<?> arena;

  /// For each slot the handle that its entry belongs to, or the null handle.
  private long[] handles = new long[0];

  private @Nullable Object[] values = new Object[0];
  private int size;

  private SecondaryMap(GenerationalArena<?> arena) {
    this.arena = arena;
  }

  /// Makes an empty map for the handles of an arena.
  ///
  /// @param <V> the type of the values
  /// @param arena whose handles are the keys
  /// @return the map
  public static <V> SecondaryMap<V> of(GenerationalArena<?> arena) {
    return new SecondaryMap<>(Objects.requireNonNull(arena, "arena"));
  }

  /// Sets the value of a live handle, in amortised O(1).
  ///
  /// @param handle a live handle of the arena
  /// @param value the value, not null
  /// @return the value that this handle had, or null
  /// @throws IllegalStateException if the handle is stale
  /// @throws IllegalArgumentException if the handle is null, of another arena, or was never granted
  /// @throws WrongThreadException if called from a thread that does not own the arena
  public @Nullable V put(long handle, V value) {
    if (!arena.contains(handle)) {
      throw HandleMisuse.of(arena, handle);
    }
    Objects.requireNonNull(value, "value");
    int index = arena.shape().index(handle);
    if (index >= handles.length) {
      grow(index + 1);
    }
    V before = hasEntry(handle) ? value(index) : null;
    size += handles[index] == GenerationalArena.NULL ? 1 : 0;
    handles[index] = handle;
    values[index] = value;
    return before;
  }

  /// The value of a live handle, in O(1).
  ///
  /// @param handle any number
  /// @return its value, or null if it has none or is not a live handle of the arena
  /// @throws WrongThreadException if called from a thread that does not own the arena
  public @Nullable V find(long handle) {
    return arena.contains(handle) && hasEntry(handle) ? value(arena.shape().index(handle)) : null;
  }

  /// Removes the value of a handle, in O(1). It may be stale by now.
  ///
  /// @param handle any number
  /// @return the value that it had, or null
  /// @throws WrongThreadException if called from a thread that does not own the arena
  public @Nullable V remove(long handle) {
    arena.checkThread();
    if (!hasEntry(handle)) {
      return null;
    }
    int index = arena.shape().index(handle);
    V value = value(index);
    drop(index);
    return value;
  }

  /// Drops the entries of handles that are no longer live, in time proportional to the slots.
  ///
  /// @throws WrongThreadException if called from a thread that does not own the arena
  public void prune() {
    for (int index = 0; index < handles.length; index++) {
      if (handles[index] != GenerationalArena.NULL && !arena.contains(handles[index])) {
        drop(index);
      }
    }
  }

  /// Calls an action with each live handle that has a value, in the order of their slots.
  ///
  /// @param action told each handle and value
  /// @throws WrongThreadException if called from a thread that does not own the arena
  public void forEach(HandleConsumer<? super V> action) {
    for (int index = 0; index < handles.length; index++) {
      long handle = handles[index];
      if (handle != GenerationalArena.NULL && arena.contains(handle)) {
        action.accept(handle, value(index));
      }
    }
  }

  /// How many entries take memory: those of live handles, and those of stale ones that were not
  /// pruned yet.
  ///
  /// @return at least 0
  public int size() {
    return size;
  }

  /// For people: the name with what is in use.
  @Override
  public String toString() {
    return "SecondaryMap[" + size + " entries]";
  }

  private boolean hasEntry(long handle) {
    int index = arena.shape().index(handle);
    return handle != GenerationalArena.NULL && index < handles.length && handles[index] == handle;
  }

  private void grow(int slots) {
    int capacity =
        (int)
            Math.min(
                Math.max(FIRST_CAPACITY, Math.max(slots, 2L * handles.length)),
                arena.shape().maxSlots());
    long[] newHandles = Arrays.copyOf(handles, capacity);
    values = Arrays.copyOf(values, capacity);
    handles = newHandles;
  }

  private void drop(int index) {
    handles[index] = GenerationalArena.NULL;
    values[index] = null;
    size--;
  }

  @SuppressWarnings("unchecked")
  private V value(int index) {
    return (V) Objects.requireNonNull(values[index]);
  }
}
