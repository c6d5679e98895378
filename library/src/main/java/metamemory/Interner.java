package metamemory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/// Keeps each distinct text once, in memory of an allocator, and gives it a small number: equal
/// texts have equal numbers, so comparing two of them is comparing two `int`s.
///
/// **Limits.** Up to 715,827,882 texts, as far as the allocator has memory; then it refuses new
/// texts, changes nothing, and still finds the old ones. Texts are not removed. Whoever can choose
/// the texts can make it slow: the hash has no secret. It belongs to the thread that opened it, and
/// must be closed before its allocator is reset or closed, or not be used afterwards.
///
/// **Costs.** Finding and adding take time in proportion to the text's length, on average, and make
/// no garbage. A text takes its bytes of UTF-8, 8 B for its place and 6 to 12 B in the hash table,
/// and at most as much again is free.
///
/// {@snippet file="metamemory/CollectionSnippets.java" region="interner"}
public final class Interner implements AutoCloseable {
  /// What [#tryIntern(CharSequence)] returns when there is no memory, and [#find(CharSequence)] for
  /// an unknown text.
  public static final int NONE = -1;

  private static final int FIRST_PLACES = 16;
  private static final int MAX_PLACES = 1 << 30;

  private final Confinement confinement = new Confinement();
  private final Allocator allocator;

  /// All texts, one behind the other.
  private final TextBuilder bytes;

  /// Where each text ends.
  private final LongList ends;

  /// A hash table of `int`s: 1 + the number of a text, or 0 for a free place.
  private MemorySegment table = MemorySegment.NULL;

  private int places;

  private Interner(Allocator allocator, TextBuilder bytes, LongList ends) {
    this.allocator = allocator;
    this.bytes = bytes;
    this.ends = ends;
  }

  /// Opens an empty interner. It asks the allocator for nothing before the first text.
  ///
  /// @param allocator where the texts lie
  /// @return the interner, to be closed by the caller
  public static Interner open(Allocator allocator) {
    Objects.requireNonNull(allocator, "allocator");
    return new Interner(allocator, TextBuilder.open(allocator), LongList.open(allocator));
  }

  /// The number of a text, which is added if it is new. Refuses, and changes nothing, when it is
  /// new and the allocator gives no memory for it.
  ///
  /// @param text the characters
  /// @return its number, from 0 on in the order of their first coming, or [#NONE]
  /// @throws IllegalStateException if this interner or its allocator is closed
  /// @throws WrongThreadException if called from a thread that does not own this interner
  public int tryIntern(CharSequence text) {
    int number = find(text);
    return number == NONE && tryReserve(1, Utf8.byteSize(text)).isGranted() ? append(text) : number;
  }

  /// As [#tryIntern(CharSequence)], with an exception for a refusal.
  ///
  /// @param text the characters
  /// @return its number, from 0 on in the order of their first coming
  /// @throws AllocationRefusedException if it is new and the allocator gives no memory for it
  /// @throws IllegalStateException if this interner or its allocator is closed
  /// @throws WrongThreadException if called from a thread that does not own this interner
  public int intern(CharSequence text) {
    int number = find(text);
    if (number == NONE) {
      tryReserve(1, Utf8.byteSize(text)).orElseThrow();
      number = append(text);
    }
    return number;
  }

  /// The number of a text if it was interned.
  ///
  /// @param text the characters
  /// @return its number, or [#NONE]
  /// @throws IllegalStateException if this interner is closed
  /// @throws WrongThreadException if called from a thread that does not own this interner
  public int find(CharSequence text) {
    confinement.checkOpen(this);
    if (places == 0) {
      return NONE;
    }
    int mask = places - 1;
    int place = home(Utf8.hash(text));
    for (int entry = entry(place); entry != 0; entry = entry(place)) {
      int number = entry - 1;
      if (Utf8.matches(
          text, bytes.text().utf8(), start(number), ends.get(number) - start(number))) {
        return number;
      }
      place = (place + 1) & mask;
    }
    return NONE;
  }

  /// The text of a number, in O(1): a view, until the next text is added.
  ///
  /// @param number from 0 to [#size()] - 1
  /// @return the text
  /// @throws IndexOutOfBoundsException if no text has this number
  /// @throws IllegalStateException if this interner is closed
  /// @throws WrongThreadException if called from a thread that does not own this interner
  public Text get(int number) {
    confinement.checkOpen(this);
    if (number < 0 || number >= size()) {
      throw new IndexOutOfBoundsException(
          "number must be from 0 to size - 1: number=" + number + ", size=" + size());
    }
    return bytes.text().slice(start(number), ends.get(number));
  }

  /// Asks for room, so that the next texts are interned without growth. Refuses when there is none;
  /// what is interned is unchanged then, though some of the room may have been granted.
  ///
  /// @param texts how many more, at least 0
  /// @param utf8Bytes how many bytes they have together, at least 0
  /// @return memory of this interner, or why there is no room
  /// @throws IllegalArgumentException if an argument is negative
  /// @throws IllegalStateException if this interner or its allocator is closed
  /// @throws WrongThreadException if called from a thread that does not own this interner
  public Outcome tryReserve(long texts, long utf8Bytes) {
    confinement.checkOpen(this);
    Arguments.checkNotNegative("texts", texts);
    Arguments.checkNotNegative("utf8Bytes", utf8Bytes);
    checkAlive();
    Outcome outcome = bytes.tryReserve(utf8Bytes);
    if (outcome.isGranted()) {
      outcome = ends.tryReserve(texts);
    }
    if (outcome.isGranted() && (texts > MAX_PLACES || isFull(size() + texts))) {
      outcome = grow(texts);
    }
    return outcome;
  }

  /// Copies the interner into memory of an allocator: every text has the same number there.
  ///
  /// @param allocator where the copy lies; may be that of this interner
  /// @return the copy, to be closed by the caller, or why there is no memory for it
  /// @throws IllegalStateException if this interner or the allocator is closed, or its own
  ///   allocator was reset; no memory is taken then
  /// @throws WrongThreadException if called from a thread that does not own this interner
  public Attempt<Interner> tryClone(Allocator allocator) {
    confinement.checkOpen(this);
    checkAlive();
    Interner copy = open(allocator);
    Outcome outcome = copy.tryReserve(size(), bytes.byteSize());
    if (outcome instanceof Outcome.Refusal refusal) {
      copy.close();
      return new Attempt.Refused<>(refusal);
    }
    copy.bytes.tryAppend(bytes.text());
    ends.forEach(copy.ends::tryAdd);
    copy.fill();
    return new Attempt.Made<>(copy);
  }

  /// How many distinct texts there are.
  ///
  /// @return at least 0; 0 once closed
  public int size() {
    return (int) ends.size();
  }

  /// How many bytes all texts have together.
  ///
  /// @return at least 0; 0 once closed
  public long byteSize() {
    return bytes.byteSize();
  }

  /// Drops every text and releases the memory to the allocator, which stays open. Closing twice
  /// does nothing.
  ///
  /// @throws WrongThreadException if called from a thread that does not own this interner
  @Override
  public void close() {
    if (confinement.end(this)) {
      MemorySegment block = table;
      table = MemorySegment.NULL;
      places = 0;
      // From the last to the first: an arena takes its last block back.
      GrowableBlock.release(allocator, block);
      ends.close();
      bytes.close();
    }
  }

  /// For people: how much was interned.
  @Override
  public String toString() {
    return "Interner["
        + size()
        + " texts, "
        + byteSize()
        + " B"
        + (confinement.isOpen() ? "]" : ", closed]");
  }

  /// Adds a text that there is room for.
  private void checkAlive() {
    bytes.checkAlive();
    ends.checkAlive();
  }

  private int append(CharSequence text) {
    int number = size();
    bytes.tryAppend(text);
    ends.tryAdd(bytes.byteSize());
    enter(number);
    return number;
  }

  private void enter(int number) {
    long hash = Utf8.hash(bytes.text().utf8(), start(number), ends.get(number) - start(number));
    int place = home(hash);
    while (entry(place) != 0) {
      place = (place + 1) & (places - 1);
    }
    table.setAtIndex(ValueLayout.JAVA_INT_UNALIGNED, place, number + 1);
  }

  private void fill() {
    for (int number = 0; number < size(); number++) {
      enter(number);
    }
  }

  private Outcome grow(long texts) {
    long wanted = Math.max(places, FIRST_PLACES);
    while (wanted < MAX_PLACES && size() + Math.min(texts, MAX_PLACES) > wanted * 2 / 3) {
      wanted *= 2;
    }
    if (size() + Math.min(texts, MAX_PLACES) > wanted * 2 / 3) {
      long limitBytes = (long) MAX_PLACES * Integer.BYTES;
      return new Outcome.OverLimit(Long.MAX_VALUE, limitBytes - places * 4L, limitBytes);
    }
    Outcome outcome = allocator.tryAllocate(wanted * Integer.BYTES, Integer.BYTES);
    if (outcome instanceof Outcome.Granted(MemorySegment block)) {
      MemorySegment old = table;
      table = block.fill((byte) 0);
      places = (int) wanted;
      fill();
      GrowableBlock.release(allocator, old);
    }
    return outcome;
  }

  private boolean isFull(long texts) {
    return texts > places * 2L / 3;
  }

  private long start(int number) {
    return number == 0 ? 0 : ends.get(number - 1);
  }

  private int entry(int place) {
    return table.getAtIndex(ValueLayout.JAVA_INT_UNALIGNED, place);
  }

  private int home(long hash) {
    return (int) (hash ^ (hash >>> 32)) & (places - 1);
  }
}
