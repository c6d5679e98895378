package metamemory.view;

/// Finds the row of a block by its address: an open-addressing table of row numbers.
///
/// Nothing is ever taken out. An entry whose row is gone, or was given to another block, is found
/// not to match and passed over; once the table is three quarters full, it is made anew from the
/// rows that are live.
final class AddressIndex {
  private static final int LEAST_SLOTS = 64;

  private final int[] slots;
  private int used;

  private AddressIndex(int slots) {
    this.slots = new int[slots];
  }

  static AddressIndex of(BlockTable table) {
    int slots = Math.max(LEAST_SLOTS, Integer.highestOneBit(Math.max(1, table.rows())) * 4);
    AddressIndex index = new AddressIndex(slots);
    for (int row = 0; row < table.rows(); row++) {
      if (table.state(row) == BlockTable.LIVE) {
        index.put(row, table);
      }
    }
    return index;
  }

  /// The index with one more row, or a new one with it where this is full.
  AddressIndex with(int row, BlockTable table) {
    if (used > slots.length / 4 * 3) {
      return of(table);
    }
    put(row, table);
    return this;
  }

  int find(long address, long size, BlockTable table) {
    for (int slot = first(address); slots[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
      if (table.is(slots[slot] - 1, address, size)) {
        return slots[slot] - 1;
      }
    }
    return -1;
  }

  private void put(int row, BlockTable table) {
    if (table.size(row) == 0) {
      return;
    }
    int slot = first(table.address(row));
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = row + 1;
    used++;
  }

  private int first(long address) {
    long mixed = address * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32) & (slots.length - 1);
  }
}
