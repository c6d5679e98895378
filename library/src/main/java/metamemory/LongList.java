package metamemory;

import java.lang.foreign.MemorySegment;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.LongConsumer;

/// A list of `long`s side by side in one block of an allocator.
///
/// **Limits.** As many values as the allocator has memory for; then it refuses and changes nothing.
/// It belongs to the thread that opened it, and must be closed before its allocator is reset or
/// closed, or not be used afterwards.
///
/// **Costs.** Adding takes amortised O(1), reading O(1), and none of it makes garbage. A value
/// takes 8 B, and at most as much again is free. When the list is full its block doubles, in place
/// where the allocator can, else by a copy; in an arena the blocks it outgrew stay taken until the
/// reset, so reserve first.
///
/// {@snippet file="metamemory/CollectionSnippets.java" region="list"}
public final class LongList implements AutoCloseable {
  private static final long FIRST_CAPACITY = 8;

  private final Confinement confinement = new Confinement();
  private final GrowableBlock block;

  private MemorySegment memory = MemorySegment.NULL;
  private long capacity;
  private long size;

  private LongList(Allocator allocator) {
    this.block = new GrowableBlock(allocator, Long.BYTES, Long.BYTES, Long.MAX_VALUE);
  }

  /// Opens an empty list. It asks the allocator for nothing before the first value.
  ///
  /// @param allocator where the values lie
  /// @return the list, to be closed by the caller
  public static LongList open(Allocator allocator) {
    return new LongList(Objects.requireNonNull(allocator, "allocator"));
  }

  /// Adds a value at the end, in amortised O(1). Refuses, and changes nothing, when the allocator
  /// gives no memory: [#tryReserve(long)] says why.
  ///
  /// @param value any number
  /// @return whether it was added
  /// @throws IllegalStateException if this list or its allocator is closed
  /// @throws WrongThreadException if called from a thread that does not own this list
  public boolean tryAdd(long value) {
    confinement.checkOpen(this);
    if (size == capacity && !grow(1).isGranted()) {
      return false;
    }
    memory.setAtIndex(GrowableBlock.NUMBER, size, value);
    size++;
    return true;
  }

  /// As [#tryAdd(long)], with an exception for a refusal.
  ///
  /// @param value any number
  /// @throws AllocationRefusedException if the allocator gives no memory
  /// @throws IllegalStateException if this list or its allocator is closed
  /// @throws WrongThreadException if called from a thread that does not own this list
  public void add(long value) {
    confinement.checkOpen(this);
    if (size == capacity) {
      grow(1).orElseThrow();
    }
    memory.setAtIndex(GrowableBlock.NUMBER, size, value);
    size++;
  }

  /// Asks for room, so that the next values are added without growth. Refuses, and changes nothing,
  /// when there is none.
  ///
  /// @param values how many more, at least 0
  /// @return the memory of the list, or why there is no room
  /// @throws IllegalArgumentException if the number is negative
  /// @throws IllegalStateException if this list or its allocator is closed
  /// @throws WrongThreadException if called from a thread that does not own this list
  public Outcome tryReserve(long values) {
    confinement.checkOpen(this);
    Arguments.checkNotNegative("values", values);
    return values <= capacity - size ? new Outcome.Granted(memory) : grow(values);
  }

  /// Asks to give back the room that is free, by a resize to the values there are. Refuses, and
  /// changes nothing, when the allocator cannot.
  ///
  /// @return the memory of the list, or why it stays as it is
  /// @throws IllegalStateException if this list or its allocator is closed
  /// @throws WrongThreadException if called from a thread that does not own this list
  public Outcome tryTrim() {
    confinement.checkOpen(this);
    if (capacity == size) {
      return new Outcome.Granted(memory);
    }
    return taken(block.tryResize(size));
  }

  /// The value at an index, in O(1).
  ///
  /// @param index from 0 to [#size()] - 1
  /// @return the value
  /// @throws IndexOutOfBoundsException if there is no such value
  /// @throws IllegalStateException if this list is closed
  /// @throws WrongThreadException if called from a thread that does not own this list
  public long get(long index) {
    checkIndex(index);
    return memory.getAtIndex(GrowableBlock.NUMBER, index);
  }

  /// Replaces the value at an index, in O(1).
  ///
  /// @param index from 0 to [#size()] - 1
  /// @param value any number
  /// @throws IndexOutOfBoundsException if there is no such value
  /// @throws IllegalStateException if this list is closed
  /// @throws WrongThreadException if called from a thread that does not own this list
  public void set(long index, long value) {
    checkIndex(index);
    memory.setAtIndex(GrowableBlock.NUMBER, index, value);
  }

  /// Removes the value at the end, in O(1).
  ///
  /// @return the value
  /// @throws NoSuchElementException if the list is empty
  /// @throws IllegalStateException if this list is closed
  /// @throws WrongThreadException if called from a thread that does not own this list
  public long removeLast() {
    confinement.checkOpen(this);
    if (size == 0) {
      throw new NoSuchElementException("list must not be empty: size=0");
    }
    long value = memory.getAtIndex(GrowableBlock.NUMBER, size - 1);
    size--;
    return value;
  }

  /// Drops the values from an index on, in O(1), and keeps the room.
  ///
  /// @param newSize how many values stay, from 0 to [#size()]
  /// @throws IllegalArgumentException if that is out of its range
  /// @throws IllegalStateException if this list is closed
  /// @throws WrongThreadException if called from a thread that does not own this list
  public void truncate(long newSize) {
    confinement.checkOpen(this);
    size = Arguments.checkAtMost("newSize", newSize, size);
  }

  /// Drops every value, in O(1), and keeps the room.
  ///
  /// @throws IllegalStateException if this list is closed
  /// @throws WrongThreadException if called from a thread that does not own this list
  public void clear() {
    truncate(0);
  }

  /// Calls an action with each value, in order. Values that the action adds are not visited.
  ///
  /// @param action told each value
  /// @throws IllegalStateException if this list is closed
  /// @throws WrongThreadException if called from a thread that does not own this list
  public void forEach(LongConsumer action) {
    confinement.checkOpen(this);
    long bound = size;
    for (long index = 0; index < Math.min(bound, size); index++) {
      action.accept(memory.getAtIndex(GrowableBlock.NUMBER, index));
    }
  }

  /// Copies the list into memory of an allocator. Takes what the values need and no more.
  ///
  /// @param allocator where the copy lies; may be that of this list
  /// @return the copy, to be closed by the caller, or why there is no memory for it
  /// @throws IllegalStateException if this list or the allocator is closed, or its own allocator
  ///   was reset; no memory is taken then
  /// @throws WrongThreadException if called from a thread that does not own this list
  public Attempt<LongList> tryClone(Allocator allocator) {
    confinement.checkOpen(this);
    checkAlive();
    LongList copy = open(allocator);
    if (size > 0 && copy.taken(copy.block.tryResize(size)) instanceof Outcome.Refusal refusal) {
      return new Attempt.Refused<>(refusal);
    }
    MemorySegment.copy(memory, 0, copy.memory, 0, size * Long.BYTES);
    copy.size = size;
    return new Attempt.Made<>(copy);
  }

  /// The values as bytes, for bulk access: until the list grows.
  ///
  /// @return a segment of [#size()] times 8 bytes
  /// @throws IllegalStateException if this list is closed
  /// @throws WrongThreadException if called from a thread that does not own this list
  public MemorySegment values() {
    confinement.checkOpen(this);
    return memory.asSlice(0, size * Long.BYTES);
  }

  /// How many values there are.
  ///
  /// @return at least 0; 0 once closed
  public long size() {
    return size;
  }

  /// How many values fit before the list grows.
  ///
  /// @return at least [#size()]
  public long capacity() {
    return capacity;
  }

  /// Drops every value and releases the memory to the allocator, which stays open. Closing twice
  /// does nothing.
  ///
  /// @throws WrongThreadException if called from a thread that does not own this list
  @Override
  public void close() {
    if (confinement.end(this)) {
      size = 0;
      capacity = 0;
      memory = MemorySegment.NULL;
      block.release();
    }
  }

  /// For people: how much is in the list.
  @Override
  public String toString() {
    return "LongList["
        + size
        + " of "
        + capacity
        + " values"
        + (confinement.isOpen() ? "]" : ", closed]");
  }

  /// Refuses to go on without the values: see [GrowableBlock#checkAlive()].
  void checkAlive() {
    block.checkAlive();
  }

  private Outcome grow(long values) {
    long wanted = values > Long.MAX_VALUE - size ? Long.MAX_VALUE : size + values;
    return taken(block.tryGrow(wanted, FIRST_CAPACITY));
  }

  private Outcome taken(Outcome outcome) {
    if (outcome.isGranted()) {
      memory = block.memory();
      capacity = memory.byteSize() / Long.BYTES;
    }
    return outcome;
  }

  private void checkIndex(long index) {
    confinement.checkOpen(this);
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(
          "index must be from 0 to size - 1: index=" + index + ", size=" + size);
    }
  }
}
