package metamemory;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// Records of one fixed layout by index, side by side off the heap, added one after the other and
/// dropped all at once.
///
/// **Limits.** As many records as the [IndexWidth] can name and the allocator has memory for: then
/// it refuses and changes nothing. Records are not zeroed: a new one holds what was there before.
/// Single records are not removed. An index is only a number: after a clear it names whatever was
/// added at that place since. It belongs to the thread that opened it, and must be closed before
/// its allocator is reset or closed, or not be used afterwards.
///
/// **Costs.** Adding takes amortised O(1): when it is full, the block doubles, in place where the
/// allocator can, else by a copy. In an arena the blocks it outgrew stay taken until the reset:
/// reserve first. Reading takes O(1), a clear takes O(1). A record takes its layout's size, rounded
/// up to its alignment, and no byte of the Java heap.
///
/// **Moving.** Growth may move all records. Keep indexes; ask for [#memory()], [#get(long)] and
/// [#offset(long)] anew after an add. A segment from before shows the old bytes, or throws.
///
/// {@snippet file="metamemory/RecordArenaSnippets.java" region="tree"}
public final class RecordArena implements AutoCloseable {
  /// What [#tryAdd()] returns for a refusal.
  public static final long REFUSED = -1;

  private static final long FIRST_CAPACITY = 8;

  private final Confinement confinement = new Confinement();
  private final GrowableBlock block;
  private final IndexWidth width;
  private final long stride;

  private MemorySegment memory = MemorySegment.NULL;
  private long capacity;
  private long size;

  private RecordArena(Allocator allocator, long stride, long byteAlignment, IndexWidth width) {
    this.block = new GrowableBlock(allocator, stride, byteAlignment, width.maxValues());
    this.width = width;
    this.stride = stride;
  }

  /// Opens an empty arena. It asks the allocator for nothing before the first record.
  ///
  /// @param allocator where the records lie
  /// @param layout of one record, of at least 1 byte
  /// @param width how many bits the indexes may take
  /// @return the arena, to be closed by the caller
  /// @throws IllegalArgumentException if the layout has no bytes
  public static RecordArena open(Allocator allocator, MemoryLayout layout, IndexWidth width) {
    Objects.requireNonNull(allocator, "allocator");
    Objects.requireNonNull(width, "width");
    if (layout.byteSize() == 0) {
      throw new IllegalArgumentException("layout must have at least 1 byte: layout=" + layout);
    }
    long stride = Arguments.alignUp(layout.byteSize(), layout.byteAlignment());
    return new RecordArena(allocator, stride, layout.byteAlignment(), width);
  }

  /// Adds a record, in amortised O(1); its bytes are whatever was there before. Refuses, and
  /// changes nothing, when the width can name no further record or the allocator gives no memory:
  /// [#tryReserve(long)] says which.
  ///
  /// @return its index, the number of records before it, or [#REFUSED]
  /// @throws IllegalStateException if this arena or its allocator is closed
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public long tryAdd() {
    confinement.checkOpen(this);
    if (size == capacity && !grow(1).isGranted()) {
      return REFUSED;
    }
    return size++;
  }

  /// As [#tryAdd()], with an exception for a refusal.
  ///
  /// @return its index, the number of records before it
  /// @throws AllocationRefusedException if the width can name no further record, or the allocator
  ///   gives no memory
  /// @throws IllegalStateException if this arena or its allocator is closed
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public long add() {
    confinement.checkOpen(this);
    if (size == capacity) {
      grow(1).orElseThrow();
    }
    return size++;
  }

  /// Asks for room, so that the next records are added without growth. Refuses, and changes
  /// nothing, when there is none.
  ///
  /// @param records how many more, at least 0
  /// @return the memory of all records, or why there is no room: [Outcome.OverLimit] if the width
  ///   can name no more
  /// @throws IllegalArgumentException if the number is negative
  /// @throws IllegalStateException if this arena or its allocator is closed
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public Outcome tryReserve(long records) {
    confinement.checkOpen(this);
    Arguments.checkNotNegative("records", records);
    return records <= capacity - size ? new Outcome.Granted(memory) : grow(records);
  }

  /// Where a record begins, in O(1) and without creating an object.
  ///
  /// @param index from 0 to [#size()] - 1
  /// @return bytes from the start of [#memory()]
  /// @throws IndexOutOfBoundsException if there is no such record
  /// @throws IllegalStateException if this arena is closed
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public long offset(long index) {
    confinement.checkOpen(this);
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(
          "index must be from 0 to size - 1: index=" + index + ", size=" + size);
    }
    return index * stride;
  }

  /// The bytes of a record, in O(1).
  ///
  /// @param index from 0 to [#size()] - 1
  /// @return a segment of [#recordBytes()] bytes
  /// @throws IndexOutOfBoundsException if there is no such record
  /// @throws IllegalStateException if this arena is closed
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public MemorySegment get(long index) {
    return memory.asSlice(offset(index), stride);
  }

  /// All records side by side, with the room for further ones: to be used with [#offset(long)].
  ///
  /// @return a segment of [#capacity()] times [#recordBytes()] bytes, until the arena grows
  /// @throws IllegalStateException if this arena is closed
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public MemorySegment memory() {
    confinement.checkOpen(this);
    return memory;
  }

  /// Drops the records from an index on, in O(1): back to an earlier [#size()].
  ///
  /// @param newSize how many records stay, from 0 to [#size()]
  /// @throws IllegalArgumentException if that is out of its range
  /// @throws IllegalStateException if this arena is closed
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public void truncate(long newSize) {
    confinement.checkOpen(this);
    size = Arguments.checkAtMost("newSize", newSize, size);
  }

  /// Drops every record, in O(1), and keeps the memory. The bytes stay as they are.
  ///
  /// @throws IllegalStateException if this arena is closed
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public void clear() {
    truncate(0);
  }

  /// How many records there are; the next one gets this index.
  ///
  /// @return from 0 to what the width can name; 0 once closed
  public long size() {
    return size;
  }

  /// How many records fit before the arena grows.
  ///
  /// @return at least [#size()]; 0 before the first record and once closed
  public long capacity() {
    return capacity;
  }

  /// How far apart two records lie.
  ///
  /// @return the layout's size in bytes, rounded up to its alignment
  public long recordBytes() {
    return stride;
  }

  /// How many bits an index may take.
  ///
  /// @return the width that the arena was opened with
  public IndexWidth width() {
    return width;
  }

  /// Drops every record and releases the memory to the allocator, which stays open. Closing twice
  /// does nothing.
  ///
  /// @throws WrongThreadException if called from a thread that does not own this arena
  @Override
  public void close() {
    if (confinement.end(this)) {
      size = 0;
      capacity = 0;
      memory = MemorySegment.NULL;
      block.release();
    }
  }

  /// For people: the name with what is in use.
  @Override
  public String toString() {
    return "RecordArena["
        + size
        + " records of "
        + stride
        + " B, "
        + width
        + (confinement.isOpen() ? "]" : ", closed]");
  }

  private Outcome grow(long records) {
    // More than any width can name is as much as Long.MAX_VALUE for the answer.
    long wanted = records > Long.MAX_VALUE - size ? Long.MAX_VALUE : size + records;
    Outcome outcome = block.tryGrow(wanted, Math.min(FIRST_CAPACITY, width.maxValues()));
    if (outcome.isGranted()) {
      memory = block.memory();
      capacity = memory.byteSize() / stride;
    }
    return outcome;
  }
}
