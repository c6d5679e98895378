package metamemory.view;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The live blocks of one allocator, in columns of primitives: 41 bytes a block, and 8 to 16 more
/// once blocks are looked up.
///
/// Rows are in the order of granting. A row is taken out by marking it; marked rows are squeezed
/// out when they outnumber the others. Most allocators release their last block or all at once, so
/// the index by address is only made when needed.
final class BlockTable {
  static final byte GONE = 0;
  static final byte LIVE = 1;
  static final byte RELEASED = 2;
  private static final int FIRST_ROWS = 16;
  private static final int KEPT_ROWS = 1024;
  private static final int MOST_EMPTY_TRIED = 1000;

  private final RowBudget budget;
  private long[] addresses = new long[0];
  private long[] sizes = new long[0];
  private long[] paddings = new long[0];
  private long[] sequences = new long[0];
  private int[] sites = new int[0];
  private byte[] alignmentShifts = new byte[0];
  private byte[] states = new byte[0];
  private int rows;
  private int gone;
  private @Nullable AddressIndex index;

  BlockTable(RowBudget budget) {
    this.budget = budget;
  }

  /// How many rows there are, those that are gone included.
  int rows() {
    return rows;
  }

  long address(int row) {
    return addresses[row];
  }

  long size(int row) {
    return sizes[row];
  }

  long padding(int row) {
    return paddings[row];
  }

  long sequence(int row) {
    return sequences[row];
  }

  int site(int row) {
    return sites[row];
  }

  long alignment(int row) {
    return 1L << alignmentShifts[row];
  }

  byte state(int row) {
    return states[row];
  }

  /// Adds a live block.
  ///
  /// @return whether there was room
  boolean add(long address, long size, long alignment, long padding, long sequence, int site) {
    if (rows == states.length && !makeRoom()) {
      return false;
    }
    addresses[rows] = address;
    sizes[rows] = size;
    paddings[rows] = padding;
    sequences[rows] = sequence;
    sites[rows] = site;
    alignmentShifts[rows] = (byte) Long.numberOfTrailingZeros(alignment);
    states[rows] = LIVE;
    rows++;
    if (index != null) {
      index = index.with(rows - 1, this);
    }
    return true;
  }

  /// The live block with that address and size, or −1.
  int find(long address, long size) {
    if (rows > 0 && is(rows - 1, address, size)) {
      return rows - 1;
    }
    if (size == 0) {
      return findEmpty(address);
    }
    if (index == null) {
      index = AddressIndex.of(this);
    }
    return index.find(address, size, this);
  }

  /// Blocks of no bytes may share an address by the thousand, so they are not in the index: only
  /// the latest are looked at.
  private int findEmpty(long address) {
    for (int row = rows - 1; row >= Math.max(0, rows - MOST_EMPTY_TRIED); row--) {
      if (is(row, address, 0)) {
        return row;
      }
    }
    return -1;
  }

  boolean is(int row, long address, long size) {
    return row < rows && states[row] == LIVE && addresses[row] == address && sizes[row] == size;
  }

  void resize(int row, long newSize) {
    sizes[row] = newSize;
  }

  /// Takes a block out of the live ones.
  void end(int row, boolean keepVisible) {
    states[row] = keepVisible ? RELEASED : GONE;
    gone += keepVisible ? 0 : 1;
    while (rows > 0 && states[rows - 1] == GONE) {
      dropLast();
    }
  }

  /// Drops the blocks that were granted after some sequence number.
  void dropAfter(long sequence) {
    while (rows > 0 && sequences[rows - 1] > sequence) {
      gone += states[rows - 1] == GONE ? 0 : 1;
      dropLast();
    }
  }

  /// Forgets everything and gives back large columns.
  void clear() {
    rows = 0;
    gone = 0;
    index = null;
    if (states.length > KEPT_ROWS) {
      budget.giveBack(states.length);
      setLength(0);
    }
  }

  private void dropLast() {
    rows--;
    gone--;
  }

  private boolean makeRoom() {
    if (gone > rows / 2) {
      squeeze();
      return true;
    }
    int more = budget.take(Math.max(FIRST_ROWS, states.length));
    if (more == 0 && gone > 0) {
      squeeze();
      return true;
    }
    setLength(states.length + more);
    return more > 0;
  }

  private void setLength(int length) {
    addresses = Arrays.copyOf(addresses, length);
    sizes = Arrays.copyOf(sizes, length);
    paddings = Arrays.copyOf(paddings, length);
    sequences = Arrays.copyOf(sequences, length);
    sites = Arrays.copyOf(sites, length);
    alignmentShifts = Arrays.copyOf(alignmentShifts, length);
    states = Arrays.copyOf(states, length);
  }

  private void squeeze() {
    int to = 0;
    for (int from = 0; from < rows; from++) {
      if (states[from] != GONE) {
        move(from, to++);
      }
    }
    rows = to;
    gone = 0;
    index = null;
  }

  private void move(int from, int to) {
    addresses[to] = addresses[from];
    sizes[to] = sizes[from];
    paddings[to] = paddings[from];
    sequences[to] = sequences[from];
    sites[to] = sites[from];
    alignmentShifts[to] = alignmentShifts[from];
    states[to] = states[from];
  }
}
