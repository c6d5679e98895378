package metamemory.view;

import java.util.List;

/// What a picture knows about the blocks: each of them, a summary where they are too many to draw,
/// or nothing.
public sealed interface Blocks {
  /// How many blocks are listed one by one; above that they are summed up.
  int MOST_LISTED = 110;

  /// Each block.
  ///
  /// @param blocks in the order of their addresses; a recorder lists at most [#MOST_LISTED]
  record Each(List<Block> blocks) implements Blocks {
    /// Keeps an immutable copy.
    public Each {
      blocks = List.copyOf(blocks);
    }
  }

  /// Many blocks, summed up.
  ///
  /// @param rows equal parts of the memory in the order of their addresses
  /// @param largest the largest blocks, the largest first, at most 10
  /// @param sizes how many blocks there are of which size, the smallest sizes first
  /// @param newBlocks how many were granted since the previous picture
  /// @param unrecordedBlocks how many live blocks are in none of the above, since the recorder's
  ///   memory is bounded
  record Summary(
      List<Row> rows,
      List<Block> largest,
      List<SizeClass> sizes,
      long newBlocks,
      long unrecordedBlocks)
      implements Blocks {
    /// Keeps immutable copies.
    public Summary {
      rows = List.copyOf(rows);
      largest = List.copyOf(largest);
      sizes = List.copyOf(sizes);
    }

    /// What its table lists, in words.
    String listed() {
      return largest.size() == 1
          ? "the largest block"
          : "the " + Words.number(largest.size()) + " largest blocks";
    }

    /// The same of blocks that lie anywhere.
    Summary withoutRows() {
      return new Summary(List.of(), largest, sizes, newBlocks, unrecordedBlocks);
    }
  }

  /// Nothing but the totals: the allocator was opened before anybody recorded.
  ///
  /// @param why a sentence for the reader
  record Unknown(String why) implements Blocks {}

  /// One part of the memory.
  ///
  /// @param offset where it begins, in bytes
  /// @param byteSize how long it is, in bytes
  /// @param blocks how many live blocks begin in it
  /// @param liveBytes how many of its bytes are live
  /// @param paddingBytes how many of its bytes are padding
  /// @param cells its equal parts in order, each with the live share of its bytes in percent, 0 to
  ///   100
  record Row(
      long offset,
      long byteSize,
      long blocks,
      long liveBytes,
      long paddingBytes,
      List<Integer> cells) {
    /// Keeps an immutable copy.
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /// The blocks of about one size.
  ///
  /// @param fromBytes the smallest size of the class
  /// @param toBytes the largest size of the class
  /// @param blocks how many live blocks have such a size
  /// @param byteSize how many bytes they have together
  record SizeClass(long fromBytes, long toBytes, long blocks, long byteSize) {
    /// Its sizes in words.
    ///
    /// @return for example `8–15 B`
    String range() {
      return fromBytes == toBytes
          ? Words.bytes(toBytes)
          : Words.number(fromBytes) + "–" + Words.number(toBytes) + " B";
    }
  }
}
