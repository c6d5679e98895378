package metamemory;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// One piece of a [PagedArena].
final class Page {
  /// The index of no page.
  static final int NOWHERE = -1;

  final MemorySegment memory;

  /// Made for one block that was larger than a page, and given back as soon as it is not needed.
  final boolean large;

  /// How many bytes are taken while another page is the current one.
  long takenBytes;

  /// Where it is in the order of [Pages].
  int index;

  Page(MemorySegment memory, boolean large) {
    this.memory = memory;
    this.large = large;
  }

  static int index(@Nullable Page page) {
    return page == null ? NOWHERE : page.index;
  }

  long byteSize() {
    return memory.byteSize();
  }

  /// Where a block fits behind the bytes that are taken, or [BumpState#NO_ROOM].
  long roomFor(long byteSize, long byteAlignment) {
    long base = memory.address();
    long start = Arguments.alignUp(base + takenBytes, byteAlignment) - base;
    return byteSize > byteSize() - start ? BumpState.NO_ROOM : start;
  }
}
