package metamemory;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The live blocks of a checked allocator: found by address in O(1), and in order from the oldest
/// to the newest.
///
/// A hash table with linear probing, where a removal moves those behind it up: no marks of the dead
/// pile up. Blocks of 0 bytes may share an address with others, so an entry is found by address and
/// size.
final class CheckedBlocks {
  private static final int FIRST_CAPACITY = 16;

  private @Nullable CheckedBlock[] table = new CheckedBlock[FIRST_CAPACITY];
  private int size;
  private @Nullable CheckedBlock oldest;
  private @Nullable CheckedBlock newest;
  private long requestedBytes;

  int size() {
    return size;
  }

  long requestedBytes() {
    return requestedBytes;
  }

  /// The block that was added first, or null.
  @Nullable CheckedBlock oldest() {
    return oldest;
  }

  /// All blocks, the oldest first. None may be removed while they are looked at.
  Stream<CheckedBlock> stream() {
    return Stream.iterate(oldest, Objects::nonNull, block -> block.newer);
  }

  void add(CheckedBlock block) {
    if (2 * (size + 1) > table.length) {
      @Nullable CheckedBlock[] old = table;
      table = new CheckedBlock[2 * old.length];
      for (CheckedBlock moved : old) {
        if (moved != null) {
          place(moved);
        }
      }
    }
    place(block);
    block.older = newest;
    if (newest == null) {
      oldest = block;
    } else {
      newest.newer = block;
    }
    newest = block;
    size++;
    requestedBytes += block.byteSize;
  }

  /// The newest live block with this address and size, or null.
  @Nullable CheckedBlock find(long address, long byteSize) {
    CheckedBlock found = null;
    for (int i = home(address); table[i] != null; i = next(i)) {
      CheckedBlock block = table[i];
      if (block.address() == address
          && block.byteSize == byteSize
          && (found == null || block.number > found.number)) {
        found = block;
      }
    }
    return found;
  }

  @SuppressWarnings("ReferenceEquality") // This very block, not one that looks the same.
  void remove(CheckedBlock block) {
    int hole = home(block.address());
    while (table[hole] != block) {
      hole = next(hole);
    }
    for (int i = next(hole); table[i] != null; i = next(i)) {
      int home = home(table[i].address());
      boolean mayMove = hole <= i ? home <= hole || home > i : home <= hole && home > i;
      if (mayMove) {
        table[hole] = table[i];
        hole = i;
      }
    }
    table[hole] = null;
    unlink(block);
    size--;
    requestedBytes -= block.byteSize;
  }

  private void place(CheckedBlock block) {
    int i = home(block.address());
    while (table[i] != null) {
      i = next(i);
    }
    table[i] = block;
  }

  private void unlink(CheckedBlock block) {
    CheckedBlock older = block.older;
    CheckedBlock newer = block.newer;
    if (older == null) {
      oldest = newer;
    } else {
      older.newer = newer;
    }
    if (newer == null) {
      newest = older;
    } else {
      newer.older = older;
    }
    block.older = null;
    block.newer = null;
  }

  private int home(long address) {
    // Addresses differ in their middle bits: Fibonacci hashing spreads those over the highest ones.
    return (int) ((address * 0x9E37_79B9_7F4A_7C15L) >>> 32) & (table.length - 1);
  }

  private int next(int place) {
    return (place + 1) & (table.length - 1);
  }
}
