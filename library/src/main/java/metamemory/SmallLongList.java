package metamemory;

import java.util.Objects;
import java.util.function.LongConsumer;

/// A list of `long`s that keeps the first four in itself and asks an allocator only for a fifth:
/// for the many lists that stay short.
///
/// **Limits.** Those of [LongList] from the fifth value on. Once it has a block it keeps it until
/// it is closed. It belongs to the thread that opened it.
///
/// **Costs.** Up to four values take no memory of the allocator; the list itself takes 64 B of
/// heap. In exchange each access asks first where the values are: about a nanosecond. Take it where
/// most lists have up to four values, else [LongList].
///
/// {@snippet file="metamemory/CollectionSnippets.java" region="small"}
public final class SmallLongList implements AutoCloseable {
  /// How many values need no memory of the allocator.
  public static final int INLINE_VALUES = 4;

  private final Confinement confinement = new Confinement();

  /// Holds all values once there were more than fit inline: a list is in one place, never in two.
  private final LongList spilled;

  private boolean isSpilled;
  private int inlineSize;
  private long value0;
  private long value1;
  private long value2;
  private long value3;

  private SmallLongList(Allocator allocator) {
    this.spilled = LongList.open(allocator);
  }

  /// Opens an empty list.
  ///
  /// @param allocator where the values lie if there are more than four
  /// @return the list, to be closed by the caller
  public static SmallLongList open(Allocator allocator) {
    return new SmallLongList(Objects.requireNonNull(allocator, "allocator"));
  }

  /// Adds a value at the end, in amortised O(1). Refuses, and changes nothing, when it is beyond
  /// the fourth and the allocator gives no memory: [#tryReserve(long)] says why.
  ///
  /// @param value any number
  /// @return whether it was added
  /// @throws IllegalStateException if this list or its allocator is closed
  /// @throws WrongThreadException if called from a thread that does not own this list
  public boolean tryAdd(long value) {
    confinement.checkOpen(this);
    if (!isSpilled && inlineSize < INLINE_VALUES) {
      setInline(inlineSize++, value);
      return true;
    }
    return (isSpilled || spill(1).isGranted()) && spilled.tryAdd(value);
  }

  /// As [#tryAdd(long)], with an exception for a refusal.
  ///
  /// @param value any number
  /// @throws AllocationRefusedException if the allocator gives no memory
  /// @throws IllegalStateException if this list or its allocator is closed
  /// @throws WrongThreadException if called from a thread that does not own this list
  public void add(long value) {
    confinement.checkOpen(this);
    if (isSpilled) {
      spilled.add(value);
    } else if (inlineSize < INLINE_VALUES) {
      setInline(inlineSize++, value);
    } else {
      spill(1).orElseThrow();
      spilled.add(value);
    }
  }

  /// Asks for room, so that the next values are added without growth. Refuses, and changes nothing,
  /// when there is none.
  ///
  /// @param values how many more, at least 0
  /// @return the memory of the list, of 0 bytes while all values fit inline; or why there is no
  ///   room
  /// @throws IllegalArgumentException if the number is negative
  /// @throws IllegalStateException if this list or its allocator is closed
  /// @throws WrongThreadException if called from a thread that does not own this list
  public Outcome tryReserve(long values) {
    confinement.checkOpen(this);
    Arguments.checkNotNegative("values", values);
    if (isSpilled) {
      return spilled.tryReserve(values);
    }
    return values <= INLINE_VALUES - inlineSize ? spilled.tryReserve(0) : spill(values);
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
    return isSpilled ? spilled.get(index) : inline((int) index);
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
    if (isSpilled) {
      spilled.set(index, value);
    } else {
      setInline((int) index, value);
    }
  }

  /// Calls an action with each value, in order. Values that the action adds are not visited.
  ///
  /// @param action told each value
  /// @throws IllegalStateException if this list is closed
  /// @throws WrongThreadException if called from a thread that does not own this list
  public void forEach(LongConsumer action) {
    confinement.checkOpen(this);
    long bound = size();
    for (long index = 0; index < Math.min(bound, size()); index++) {
      action.accept(get(index));
    }
  }

  /// Drops every value, in O(1). A list that has a block keeps it.
  ///
  /// @throws IllegalStateException if this list is closed
  /// @throws WrongThreadException if called from a thread that does not own this list
  public void clear() {
    confinement.checkOpen(this);
    inlineSize = 0;
    spilled.clear();
  }

  /// Copies the list. Asks the allocator for nothing if the values fit inline, else for what they
  /// need and no more.
  ///
  /// @param allocator where the values of the copy lie if there are more than four
  /// @return the copy, to be closed by the caller, or why there is no memory for it
  /// @throws IllegalStateException if this list or the allocator is closed, or its own allocator
  ///   was reset; no memory is taken then
  /// @throws WrongThreadException if called from a thread that does not own this list
  public Attempt<SmallLongList> tryClone(Allocator allocator) {
    confinement.checkOpen(this);
    spilled.checkAlive();
    SmallLongList copy = open(allocator);
    if (size() > INLINE_VALUES && copy.tryReserve(size()) instanceof Outcome.Refusal refusal) {
      return new Attempt.Refused<>(refusal);
    }
    forEach(copy::tryAdd);
    return new Attempt.Made<>(copy);
  }

  /// Whether the list has asked the allocator for memory.
  ///
  /// @return false as long as there were never more than four values
  public boolean isSpilled() {
    return isSpilled;
  }

  /// How many values there are.
  ///
  /// @return at least 0; 0 once closed
  public long size() {
    return isSpilled ? spilled.size() : inlineSize;
  }

  /// Drops every value and releases the memory to the allocator, which stays open. Closing twice
  /// does nothing.
  ///
  /// @throws WrongThreadException if called from a thread that does not own this list
  @Override
  public void close() {
    if (confinement.end(this)) {
      inlineSize = 0;
      spilled.close();
    }
  }

  /// For people: how much is in the list, and where.
  @Override
  public String toString() {
    return "SmallLongList["
        + size()
        + (isSpilled ? " values in a block" : " values inline")
        + (confinement.isOpen() ? "]" : ", closed]");
  }

  /// Moves the values into a block with room for some more.
  private Outcome spill(long values) {
    long wanted = values > Long.MAX_VALUE - inlineSize ? Long.MAX_VALUE : inlineSize + values;
    Outcome outcome = spilled.tryReserve(wanted);
    if (outcome.isGranted()) {
      for (int index = 0; index < inlineSize; index++) {
        spilled.tryAdd(inline(index));
      }
      inlineSize = 0;
      isSpilled = true;
    }
    return outcome;
  }

  private long inline(int index) {
    return switch (index) {
      case 0 -> value0;
      case 1 -> value1;
      case 2 -> value2;
      default -> value3;
    };
  }

  private void setInline(int index, long value) {
    switch (index) {
      case 0 -> value0 = value;
      case 1 -> value1 = value;
      case 2 -> value2 = value;
      default -> value3 = value;
    }
  }

  private void checkIndex(long index) {
    confinement.checkOpen(this);
    if (index < 0 || index >= size()) {
      throw new IndexOutOfBoundsException(
          "index must be from 0 to size - 1: index=" + index + ", size=" + size());
    }
  }
}
