package metamemory;

import java.lang.foreign.MemorySegment;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A hash map from `long` to `long` in one block of an allocator.
///
/// **Limits.** As many entries as the allocator has memory for; then it refuses and changes
/// nothing. It has no order. Whoever can choose the keys can make it slow: the hash has no secret.
/// It belongs to the thread that opened it, and must be closed before its allocator is reset or
/// closed, or not be used afterwards.
///
/// **Costs.** Every call takes O(1) on average, and none makes garbage. An entry takes 16 B, and
/// from a third to two thirds of the places are free. When two thirds are taken it moves into a
/// block of twice the size, and needs both for that moment; in an arena the old blocks stay taken
/// until the reset, so reserve first.
///
/// {@snippet file="metamemory/CollectionSnippets.java" region="map"}
public final class LongMap implements AutoCloseable {
  /*
   * Open addressing with linear probing: neighbours are in the same cache line. A removal moves the entries behind it up, so
   * no marks of the dead pile up. The key 0 tells a free place; its own entry is kept in two fields.
   */

  private static final long ENTRY_BYTES = 16;
  private static final long FIRST_PLACES = 8;
  private static final long MAX_PLACES = 1L << 58;

  private final Confinement confinement = new Confinement();
  private final Allocator allocator;

  private MemorySegment memory = MemorySegment.NULL;

  /// How many places there are, a power of two, or 0 before the first entry.
  private long places;

  /// How many places are taken; the entry of key 0 takes none.
  private long taken;

  private boolean hasZero;
  private long zeroValue;

  private LongMap(Allocator allocator) {
    this.allocator = allocator;
  }

  /// Takes each entry of a map.
  @FunctionalInterface
  public interface EntryConsumer {
    /// Takes one entry.
    ///
    /// @param key its key
    /// @param value its value
    void accept(long key, long value);
  }

  /// Opens an empty map. It asks the allocator for nothing before the first entry.
  ///
  /// @param allocator where the entries lie
  /// @return the map, to be closed by the caller
  public static LongMap open(Allocator allocator) {
    return new LongMap(Objects.requireNonNull(allocator, "allocator"));
  }

  /// Sets the value of a key, in O(1) on average. Refuses, and changes nothing, when the key is new
  /// and the allocator gives no memory for it: [#tryReserve(long)] says why.
  ///
  /// @param key any number
  /// @param value any number
  /// @return whether it was set
  /// @throws IllegalStateException if this map or its allocator is closed
  /// @throws WrongThreadException if called from a thread that does not own this map
  public boolean tryPut(long key, long value) {
    return refusalOfPut(key, value) == null;
  }

  /// As [#tryPut(long, long)], with an exception for a refusal.
  ///
  /// @param key any number
  /// @param value any number
  /// @throws AllocationRefusedException if the key is new and the allocator gives no memory for it
  /// @throws IllegalStateException if this map or its allocator is closed
  /// @throws WrongThreadException if called from a thread that does not own this map
  public void put(long key, long value) {
    Outcome.Refusal refusal = refusalOfPut(key, value);
    if (refusal != null) {
      throw new AllocationRefusedException(refusal);
    }
  }

  /// Asks for room, so that the next entries are put without growth. Refuses, and changes nothing,
  /// when there is none.
  ///
  /// @param entries how many more, at least 0
  /// @return the memory of the map, or why there is no room
  /// @throws IllegalArgumentException if the number is negative
  /// @throws IllegalStateException if this map or its allocator is closed
  /// @throws WrongThreadException if called from a thread that does not own this map
  public Outcome tryReserve(long entries) {
    confinement.checkOpen(this);
    Arguments.checkNotNegative("entries", entries);
    boolean fits = entries == 0 || (entries <= MAX_PLACES && !isFull(taken + entries));
    return fits ? new Outcome.Granted(memory) : grow(entries);
  }

  /// The value of a key, in O(1) on average.
  ///
  /// @param key any number
  /// @return its value
  /// @throws NoSuchElementException if the map does not have the key
  /// @throws IllegalStateException if this map is closed
  /// @throws WrongThreadException if called from a thread that does not own this map
  public long get(long key) {
    if (!contains(key)) {
      throw new NoSuchElementException("map must have the key: key=" + key + ", size=" + size());
    }
    return getOrDefault(key, 0);
  }

  /// The value of a key, or another one, in O(1) on average.
  ///
  /// @param key any number
  /// @param otherwise what to give if the map does not have the key
  /// @return the value
  /// @throws IllegalStateException if this map is closed
  /// @throws WrongThreadException if called from a thread that does not own this map
  public long getOrDefault(long key, long otherwise) {
    confinement.checkOpen(this);
    if (key == 0) {
      return hasZero ? zeroValue : otherwise;
    }
    long place = find(key);
    return place < 0 ? otherwise : value(place);
  }

  /// Whether the map has a key, in O(1) on average.
  ///
  /// @param key any number
  /// @return true if it does
  /// @throws IllegalStateException if this map is closed
  /// @throws WrongThreadException if called from a thread that does not own this map
  public boolean contains(long key) {
    confinement.checkOpen(this);
    return key == 0 ? hasZero : find(key) >= 0;
  }

  /// Removes the entry of a key, in O(1) on average. The room is kept.
  ///
  /// @param key any number
  /// @return whether the map had it
  /// @throws IllegalStateException if this map is closed
  /// @throws WrongThreadException if called from a thread that does not own this map
  public boolean remove(long key) {
    confinement.checkOpen(this);
    if (key == 0) {
      boolean had = hasZero;
      hasZero = false;
      return had;
    }
    long place = find(key);
    if (place >= 0) {
      closeGap(place);
      taken--;
    }
    return place >= 0;
  }

  /// Drops every entry, in time proportional to the room, and keeps the room.
  ///
  /// @throws IllegalStateException if this map is closed
  /// @throws WrongThreadException if called from a thread that does not own this map
  public void clear() {
    confinement.checkOpen(this);
    memory.asSlice(0, places * ENTRY_BYTES).fill((byte) 0);
    taken = 0;
    hasZero = false;
  }

  /// Calls an action with each entry, in no order, in time proportional to the room. The action
  /// must not change the map.
  ///
  /// @param action told each key and value
  /// @throws IllegalStateException if this map is closed
  /// @throws WrongThreadException if called from a thread that does not own this map
  public void forEach(EntryConsumer action) {
    confinement.checkOpen(this);
    if (hasZero) {
      action.accept(0, zeroValue);
    }
    for (long place = 0; place < places; place++) {
      if (key(place) != 0) {
        action.accept(key(place), value(place));
      }
    }
  }

  /// Copies the map into memory of an allocator.
  ///
  /// @param allocator where the copy lies; may be that of this map
  /// @return the copy, to be closed by the caller, or why there is no memory for it
  /// @throws IllegalStateException if this map or the allocator is closed, or its own allocator was
  ///   reset; no memory is taken then
  /// @throws WrongThreadException if called from a thread that does not own this map
  public Attempt<LongMap> tryClone(Allocator allocator) {
    confinement.checkOpen(this);
    GrowableBlock.checkAlive(memory);
    LongMap copy = open(allocator);
    if (places > 0) {
      switch (allocator.tryAllocate(places * ENTRY_BYTES, Long.BYTES)) {
        case Outcome.Refusal refusal -> {
          return new Attempt.Refused<>(refusal);
        }
        case Outcome.Granted(MemorySegment block) -> copy.memory = block.copyFrom(memory);
      }
    }
    copy.places = places;
    copy.taken = taken;
    copy.hasZero = hasZero;
    copy.zeroValue = zeroValue;
    return new Attempt.Made<>(copy);
  }

  /// How many entries there are.
  ///
  /// @return at least 0; 0 once closed
  public long size() {
    return taken + (hasZero ? 1 : 0);
  }

  /// How many entries fit before the map grows.
  ///
  /// @return at least [#size()]; the entry of key 0 always fits
  public long capacity() {
    return places * 2 / 3 + (hasZero ? 1 : 0);
  }

  /// Drops every entry and releases the memory to the allocator, which stays open. Closing twice
  /// does nothing.
  ///
  /// @throws WrongThreadException if called from a thread that does not own this map
  @Override
  public void close() {
    if (confinement.end(this)) {
      MemorySegment block = memory;
      memory = MemorySegment.NULL;
      places = 0;
      taken = 0;
      hasZero = false;
      GrowableBlock.release(allocator, block);
    }
  }

  /// For people: how much is in the map.
  @Override
  public String toString() {
    return "LongMap["
        + size()
        + " of "
        + capacity()
        + " entries"
        + (confinement.isOpen() ? "]" : ", closed]");
  }

  /// Sets the value of a key, or says why there is no room for it.
  private Outcome.@Nullable Refusal refusalOfPut(long key, long value) {
    confinement.checkOpen(this);
    if (key == 0) {
      hasZero = true;
      zeroValue = value;
      return null;
    }
    long place = find(key);
    if (place < 0) {
      if (isFull(taken + 1) && grow(1) instanceof Outcome.Refusal refusal) {
        return refusal;
      }
      place = freePlace(key);
      setKey(place, key);
      taken++;
    }
    setValue(place, value);
    return null;
  }

  private boolean isFull(long entries) {
    return entries > places * 2 / 3;
  }

  private Outcome grow(long entries) {
    GrowableBlock.checkAlive(memory);
    long wanted = Math.max(places, FIRST_PLACES);
    while (wanted < MAX_PLACES && (entries > wanted || taken + entries > wanted * 2 / 3)) {
      wanted *= 2;
    }
    Outcome outcome = allocator.tryAllocate(wanted * ENTRY_BYTES, Long.BYTES);
    if (outcome instanceof Outcome.Granted(MemorySegment block)) {
      moveTo(block.fill((byte) 0), wanted);
    }
    return outcome;
  }

  private void moveTo(MemorySegment block, long newPlaces) {
    MemorySegment old = memory;
    long oldPlaces = places;
    memory = block;
    places = newPlaces;
    for (long place = 0; place < oldPlaces; place++) {
      long key = old.get(GrowableBlock.NUMBER, place * ENTRY_BYTES);
      if (key != 0) {
        long target = freePlace(key);
        setKey(target, key);
        setValue(target, old.get(GrowableBlock.NUMBER, place * ENTRY_BYTES + Long.BYTES));
      }
    }
    GrowableBlock.release(allocator, old);
  }

  /// The place of a key other than 0, or -1.
  private long find(long key) {
    if (places == 0) {
      return -1;
    }
    long place = home(key);
    for (long found = key(place); found != key; found = key(place)) {
      if (found == 0) {
        return -1;
      }
      place = (place + 1) & (places - 1);
    }
    return place;
  }

  private long freePlace(long key) {
    long place = home(key);
    while (key(place) != 0) {
      place = (place + 1) & (places - 1);
    }
    return place;
  }

  /// Moves entries into a gap that could have been there first, until the gap is at the end of its
  /// run.
  private void closeGap(long gap) {
    long mask = places - 1;
    long hole = gap;
    for (long place = (hole + 1) & mask; key(place) != 0; place = (place + 1) & mask) {
      long distance = (place - home(key(place))) & mask;
      if (distance >= ((place - hole) & mask)) {
        setKey(hole, key(place));
        setValue(hole, value(place));
        hole = place;
      }
    }
    setKey(hole, 0);
  }

  private long home(long key) {
    long mixed = key * 0x9E37_79B9_7F4A_7C15L;
    return (mixed ^ (mixed >>> 32)) & (places - 1);
  }

  private long key(long place) {
    return memory.get(GrowableBlock.NUMBER, place * ENTRY_BYTES);
  }

  private long value(long place) {
    return memory.get(GrowableBlock.NUMBER, place * ENTRY_BYTES + Long.BYTES);
  }

  private void setKey(long place, long key) {
    memory.set(GrowableBlock.NUMBER, place * ENTRY_BYTES, key);
  }

  private void setValue(long place, long value) {
    memory.set(GrowableBlock.NUMBER, place * ENTRY_BYTES + Long.BYTES, value);
  }
}
