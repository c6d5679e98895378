package metamemory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/// Text that is put together in one block of an allocator, as bytes of UTF-8.
///
/// **Limits.** As many bytes as the allocator has memory for; then it refuses and changes nothing:
/// a text is appended whole or not at all. It belongs to the thread that opened it, and must be
/// closed before its allocator is reset or closed, or not be used afterwards.
///
/// **Costs.** Appending takes amortised O(1) a byte and makes no garbage. When the block is full it
/// doubles, in place where the allocator can, else by a copy; in an arena the blocks it outgrew
/// stay taken until the reset, so reserve first.
///
/// {@snippet file="metamemory/CollectionSnippets.java" region="builder"}
public final class TextBuilder implements AutoCloseable {
  private static final long FIRST_CAPACITY = 16;

  private final Confinement confinement = new Confinement();
  private final GrowableBlock block;

  private MemorySegment memory = MemorySegment.NULL;
  private long byteSize;

  private TextBuilder(Allocator allocator) {
    this.block = new GrowableBlock(allocator, 1, 1, Long.MAX_VALUE);
  }

  /// Opens an empty builder. It asks the allocator for nothing before the first byte.
  ///
  /// @param allocator where the bytes lie
  /// @return the builder, to be closed by the caller
  public static TextBuilder open(Allocator allocator) {
    return new TextBuilder(Objects.requireNonNull(allocator, "allocator"));
  }

  /// Appends a text, in time proportional to its length. Refuses, and changes nothing, when the
  /// allocator gives no memory: [#tryReserve(long)] says why.
  ///
  /// @param text the characters
  /// @return whether it was appended
  /// @throws IllegalStateException if this builder or its allocator is closed
  /// @throws WrongThreadException if called from a thread that does not own this builder
  public boolean tryAppend(CharSequence text) {
    long more = Utf8.byteSize(text);
    if (lacks(more) && !grow(more).isGranted()) {
      return false;
    }
    write(text, more);
    return true;
  }

  /// Appends a text: as [#tryAppend(CharSequence)], without encoding anything.
  ///
  /// @param text the text; not of this builder
  /// @return whether it was appended
  /// @throws IllegalStateException if this builder or its allocator is closed
  /// @throws WrongThreadException if called from a thread that does not own this builder
  public boolean tryAppend(Text text) {
    if (lacks(text.byteSize()) && !grow(text.byteSize()).isGranted()) {
      return false;
    }
    MemorySegment.copy(text.utf8(), 0, memory, byteSize, text.byteSize());
    byteSize += text.byteSize();
    return true;
  }

  /// Appends a number in decimal digits: as [#tryAppend(CharSequence)], without a `String` in
  /// between.
  ///
  /// @param number any number
  /// @return whether it was appended
  /// @throws IllegalStateException if this builder or its allocator is closed
  /// @throws WrongThreadException if called from a thread that does not own this builder
  public boolean tryAppend(long number) {
    int count = digits(number);
    if (lacks(count) && !grow(count).isGranted()) {
      return false;
    }
    write(number, count);
    return true;
  }

  /// As [#tryAppend(CharSequence)], with an exception for a refusal.
  ///
  /// @param text the characters
  /// @return this builder
  /// @throws AllocationRefusedException if the allocator gives no memory
  /// @throws IllegalStateException if this builder or its allocator is closed
  /// @throws WrongThreadException if called from a thread that does not own this builder
  public TextBuilder append(CharSequence text) {
    long more = Utf8.byteSize(text);
    if (lacks(more)) {
      grow(more).orElseThrow();
    }
    write(text, more);
    return this;
  }

  /// As [#tryAppend(long)], with an exception for a refusal.
  ///
  /// @param number any number
  /// @return this builder
  /// @throws AllocationRefusedException if the allocator gives no memory
  /// @throws IllegalStateException if this builder or its allocator is closed
  /// @throws WrongThreadException if called from a thread that does not own this builder
  public TextBuilder append(long number) {
    int count = digits(number);
    if (lacks(count)) {
      grow(count).orElseThrow();
    }
    write(number, count);
    return this;
  }

  /// Asks for room, so that the next bytes are appended without growth. Refuses, and changes
  /// nothing, when there is none.
  ///
  /// @param bytes how many more, at least 0
  /// @return the memory of the builder, or why there is no room
  /// @throws IllegalArgumentException if the number is negative
  /// @throws IllegalStateException if this builder or its allocator is closed
  /// @throws WrongThreadException if called from a thread that does not own this builder
  public Outcome tryReserve(long bytes) {
    Arguments.checkNotNegative("bytes", bytes);
    return lacks(bytes) ? grow(bytes) : new Outcome.Granted(memory);
  }

  /// The text so far, in O(1): a view, until the builder grows, is cut, or is closed.
  ///
  /// @return the text
  /// @throws IllegalStateException if this builder is closed
  /// @throws WrongThreadException if called from a thread that does not own this builder
  public Text text() {
    confinement.checkOpen(this);
    return new Text(memory.asSlice(0, byteSize));
  }

  /// Drops the bytes from a place on, in O(1), and keeps the room.
  ///
  /// @param newByteSize how many bytes stay, from 0 to [#byteSize()]
  /// @throws IllegalArgumentException if that is out of its range
  /// @throws IllegalStateException if this builder is closed
  /// @throws WrongThreadException if called from a thread that does not own this builder
  public void truncate(long newByteSize) {
    confinement.checkOpen(this);
    byteSize = Arguments.checkAtMost("newByteSize", newByteSize, byteSize);
  }

  /// Drops every byte, in O(1), and keeps the room.
  ///
  /// @throws IllegalStateException if this builder is closed
  /// @throws WrongThreadException if called from a thread that does not own this builder
  public void clear() {
    truncate(0);
  }

  /// Copies the builder into memory of an allocator. Takes what the text needs and no more.
  ///
  /// @param allocator where the copy lies; may be that of this builder
  /// @return the copy, to be closed by the caller, or why there is no memory for it
  /// @throws IllegalStateException if this builder or the allocator is closed, or its own allocator
  ///   was reset; no memory is taken then
  /// @throws WrongThreadException if called from a thread that does not own this builder
  public Attempt<TextBuilder> tryClone(Allocator allocator) {
    confinement.checkOpen(this);
    checkAlive();
    TextBuilder copy = open(allocator);
    if (byteSize > 0 && copy.block.tryResize(byteSize) instanceof Outcome.Refusal refusal) {
      return new Attempt.Refused<>(refusal);
    }
    copy.memory = copy.block.memory();
    copy.byteSize = byteSize;
    MemorySegment.copy(memory, 0, copy.memory, 0, byteSize);
    return new Attempt.Made<>(copy);
  }

  /// How many bytes there are.
  ///
  /// @return at least 0; 0 once closed
  public long byteSize() {
    return byteSize;
  }

  /// How many bytes fit before the builder grows.
  ///
  /// @return at least [#byteSize()]
  public long capacity() {
    return memory.byteSize();
  }

  /// Drops the text and releases the memory to the allocator, which stays open. Closing twice does
  /// nothing.
  ///
  /// @throws WrongThreadException if called from a thread that does not own this builder
  @Override
  public void close() {
    if (confinement.end(this)) {
      byteSize = 0;
      memory = MemorySegment.NULL;
      block.release();
    }
  }

  /// The characters so far, in a new `String` on the Java heap; empty once closed.
  @Override
  public String toString() {
    return confinement.isOpen() ? text().toString() : "";
  }

  /// Refuses to go on without the text: see [GrowableBlock#checkAlive()].
  void checkAlive() {
    block.checkAlive();
  }

  private boolean lacks(long bytes) {
    confinement.checkOpen(this);
    return bytes > memory.byteSize() - byteSize;
  }

  private Outcome grow(long bytes) {
    long wanted = bytes > Long.MAX_VALUE - byteSize ? Long.MAX_VALUE : byteSize + bytes;
    Outcome outcome = block.tryGrow(wanted, FIRST_CAPACITY);
    memory = block.memory();
    return outcome;
  }

  private void write(CharSequence text, long bytes) {
    Utf8.encode(text, memory.asSlice(byteSize, bytes));
    byteSize += bytes;
  }

  private void write(long number, int count) {
    // Of the negative numbers there is one more, so all are written from the negative side.
    long rest = number < 0 ? number : -number;
    long place = byteSize + count;
    do {
      memory.set(ValueLayout.JAVA_BYTE, --place, (byte) ('0' - rest % 10));
      rest /= 10;
    } while (rest != 0);
    if (number < 0) {
      memory.set(ValueLayout.JAVA_BYTE, --place, (byte) '-');
    }
    byteSize += count;
  }

  private static int digits(long number) {
    int count = number < 0 ? 2 : 1;
    for (long rest = number / 10; rest != 0; rest /= 10) {
      count++;
    }
    return count;
  }
}
