package metamemory;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Values of one memory layout, side by side in reserved address space: they never move however
/// many are added, take memory only as far as they go, and are closed in the reverse of the order
/// in which they were added.
///
/// **Limits.** The capacity is chosen when it is opened, and may be far more than there is memory;
/// a full arena refuses and changes nothing. Values are not zeroed when memory is used again.
/// Single values are not removed, only the last ones by [#truncate(long)]. It works on 64-bit
/// Linux, see [LazyArena]. It belongs to the thread that opened it.
///
/// **Lifetime.** A reset or close closes every value exactly once, even when one of the closes
/// throws, and ends its segment: using one afterwards throws. A segment of a value that was only
/// truncated is not noticed, and shows the value added at its place since.
///
/// **Costs.** Adding and reading take O(1), and no byte of the Java heap. A value takes its
/// layout's size, rounded up to its alignment. A reset takes time in proportion to the values, or
/// O(1) where they need no closing.
///
/// {@snippet file="metamemory/LazyArenaSnippets.java" region="typed"}
public final class LazyTypedArena implements AutoCloseable {
  /// What [#tryAdd()] returns for a refusal.
  public static final long REFUSED = -1;

  /// What the start of reserved address space is a multiple of, on every system.
  private static final long MOST_ALIGNMENT = 4096;

  private final LazyArena arena;
  private final long stride;
  private final long byteAlignment;
  private final long capacity;
  private final @Nullable Consumer<? super MemorySegment> closer;
  private long size;
  private boolean ending;

  private LazyTypedArena(
      LazyArena arena, MemoryLayout layout, @Nullable Consumer<? super MemorySegment> closer) {
    this.arena = arena;
    this.stride = strideOf(layout);
    this.byteAlignment = layout.byteAlignment();
    this.capacity = arena.capacity() / stride;
    this.closer = closer;
  }

  /// Reserves address space for values that need no closing, observed by [Observers#getDefault()].
  ///
  /// @param layout of one value, of at least 1 byte, aligned to at most 4,096
  /// @param capacity how many values at most, at least 0
  /// @return the arena, to be closed by the caller
  /// @throws AllocationRefusedException if the system does not have that much address space
  /// @throws IllegalArgumentException if the layout or the capacity is out of its range
  /// @throws UnsupportedOperationException if this is not a 64-bit Linux
  public static LazyTypedArena open(MemoryLayout layout, long capacity) {
    return open(layout, capacity, null, Observers.getDefault());
  }

  /// Reserves address space for values.
  ///
  /// @param layout of one value, of at least 1 byte, aligned to at most 4,096
  /// @param capacity how many values at most, at least 0
  /// @param closer given each value once, the last one first; it may read values that are still
  ///   live, and may not add. Null if values need no closing
  /// @param observer told of everything that the [LazyArena] under it does, or null for none
  /// @return the arena, to be closed by the caller
  /// @throws AllocationRefusedException if the system does not have that much address space
  /// @throws IllegalArgumentException if the layout or the capacity is out of its range
  /// @throws UnsupportedOperationException if this is not a 64-bit Linux
  public static LazyTypedArena open(
      MemoryLayout layout,
      long capacity,
      @Nullable Consumer<? super MemorySegment> closer,
      @Nullable Observer observer) {
    long stride = checkedStride(layout);
    Arguments.checkAtMost("capacity", capacity, Long.MAX_VALUE / stride);
    LazyArena arena = LazyArena.open(capacity * stride, 1, observer);
    return new LazyTypedArena(arena, layout, closer);
  }

  private static long checkedStride(MemoryLayout layout) {
    if (layout.byteSize() == 0 || layout.byteAlignment() > MOST_ALIGNMENT) {
      throw new IllegalArgumentException(
          "layout must have at least 1 byte and an alignment of at most "
              + MOST_ALIGNMENT
              + ": layout="
              + layout);
    }
    return strideOf(layout);
  }

  private static long strideOf(MemoryLayout layout) {
    return Arguments.alignUp(layout.byteSize(), layout.byteAlignment());
  }

  /// Adds a value, in O(1); its bytes are whatever was there before, 0 in memory never used.
  /// Refuses, and changes nothing, when this arena is full or the system has no memory.
  ///
  /// @return its index, the number of values before it, or [#REFUSED]
  /// @throws IllegalStateException if this arena is closed, or is closing its values right now
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public long tryAdd() {
    checkAddable();
    if (arena.bump(arena.window(), stride, byteAlignment) < 0) {
      arena.refuse(arena.currentPosition(), stride, byteAlignment);
      return REFUSED;
    }
    return size++;
  }

  /// As [#tryAdd()], with an exception for a refusal.
  ///
  /// @return its index, the number of values before it
  /// @throws AllocationRefusedException if this arena is full, or the system has no memory
  /// @throws IllegalStateException if this arena is closed, or is closing its values right now
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public long add() {
    checkAddable();
    if (arena.bump(arena.window(), stride, byteAlignment) < 0) {
      throw new AllocationRefusedException(
          arena.refuse(arena.currentPosition(), stride, byteAlignment));
    }
    return size++;
  }

  /// The bytes of a value, in O(1): always at the same address.
  ///
  /// @param index from 0 to [#size()] - 1
  /// @return a segment of the layout's size, rounded up to its alignment
  /// @throws IndexOutOfBoundsException if there is no such value
  /// @throws IllegalStateException if this arena is closed
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public MemorySegment get(long index) {
    arena.checkUser();
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(
          "index must be from 0 to size - 1: index=" + index + ", size=" + size);
    }
    return arena.window().asSlice(index * stride, stride);
  }

  /// How many values are live; the next one gets this index.
  ///
  /// @return from 0 to [#capacity()]; 0 once closed
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public long size() {
    arena.checkThread();
    return size;
  }

  /// How many values there may be.
  ///
  /// @return what the arena was opened with
  public long capacity() {
    return capacity;
  }

  /// How far apart two values lie.
  ///
  /// @return the layout's size in bytes, rounded up to its alignment
  public long valueBytes() {
    return stride;
  }

  /// What is reserved, committed and in use, in one consistent snapshot. Also works once this arena
  /// is closed.
  ///
  /// @return the figures of this moment
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public Usage usage() {
    return arena.usage();
  }

  /// Closes the values that were added last, back to an earlier [#size()]: the last one first, each
  /// once, also when a close throws.
  ///
  /// @param newSize how many values stay, from 0 to [#size()]
  /// @throws IllegalArgumentException if that is out of its range
  /// @throws IllegalStateException if this arena is closed, or is closing its values right now
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public void truncate(long newSize) {
    checkAddable();
    endDownTo(Arguments.checkAtMost("newSize", newSize, size));
  }

  /// Closes all values, the last one first, each once, ends their segments and keeps the memory. If
  /// closes throw, the first exception is thrown after the last close, with the others suppressed
  /// in it. A second reset does nothing.
  ///
  /// @throws IllegalStateException if this arena is closed, is closing its values right now, or
  ///   native code is using one
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public void reset() {
    checkAddable();
    Failures failures = new Failures();
    failures.collect(this::endAll);
    failures.collect(arena::reset);
    failures.throwFirst();
  }

  /// Gives committed memory that no value takes back to the system: see
  /// [LazyArena#discardUnused()].
  ///
  /// @return how many bytes were given back, at least 0
  /// @throws IllegalStateException if this arena is closed
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public long discardUnused() {
    return arena.discardUnused();
  }

  /// Closes all values as [#reset()] does, and gives the address space back. Closing twice does
  /// nothing.
  ///
  /// @throws IllegalStateException if this arena is closing its values right now, or native code is
  ///   using one
  /// @throws WrongThreadException if called from a thread that does not own this arena
  @Override
  public void close() {
    arena.checkThread();
    if (arena.isOpen()) {
      checkAddable();
      Failures failures = new Failures();
      failures.collect(this::endAll);
      failures.collect(arena::close);
      failures.throwFirst();
    }
  }

  /// For people: the name with what is in use. May be called from any thread, and is then only
  /// roughly right.
  @Override
  public String toString() {
    return "LazyTypedArena["
        + size
        + " of "
        + capacity
        + " values of "
        + stride
        + " B"
        + (arena.isOpen() ? "]" : ", closed]");
  }

  private void endAll() {
    if (closer == null) {
      size = 0;
    } else {
      endDownTo(0);
    }
  }

  private void endDownTo(long newSize) {
    Failures failures = new Failures();
    ending = true;
    while (size > newSize) {
      MemorySegment value = get(size - 1);
      size--;
      if (closer != null) {
        failures.collect(() -> closer.accept(value));
      }
      arena.release(value);
    }
    ending = false;
    failures.throwFirst();
  }

  private void checkAddable() {
    if (!arena.isOpen()) {
      arena.checkThread();
      throw Misuse.closed(this);
    }
    arena.checkUser();
    if (ending) {
      throw new IllegalStateException(
          "LazyTypedArena is closing its values: nothing can be added or reset until it is done:"
              + " live="
              + size);
    }
  }
}
