package metamemory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A block of the C library's heap: what the library gave, and the part of it that the caller has,
/// until a session ends.
///
/// @param start where the library's bytes begin; to be given to `free`
/// @param takenBytes how many bytes were asked for from there, at least 1
/// @param segment the caller's part
/// @param session what the segment ends with
record HeapBlock(long start, long takenBytes, MemorySegment segment, Arena session) {

  /// What to ask the C library for, so that a block fits with its alignment. More than there is, if
  /// the sum overflows.
  static long bytesFor(long byteSize, long byteAlignment) {
    long spare = Math.max(0, byteAlignment - CLibrary.ALIGNMENT);
    return byteSize > Long.MAX_VALUE - spare ? Long.MAX_VALUE : Math.max(1, byteSize + spare);
  }

  static HeapBlock at(long start, long takenBytes, long byteSize, long byteAlignment) {
    Arena session = Arena.ofConfined();
    long address = Arguments.alignUp(start, byteAlignment);
    MemorySegment segment = Regions.view(Regions.at(address, byteSize), session);
    return new HeapBlock(start, takenBytes, segment, session);
  }

  long address() {
    return segment.address();
  }

  long byteSize() {
    return segment.byteSize();
  }

  /// Ends the segment; the bytes stay taken. Throws, and changes nothing, while native code uses
  /// it.
  void end() {
    session.close();
  }

  /// Gives the bytes back; the segment is ended.
  void free() {
    CLibrary.free(start, takenBytes);
  }
}
