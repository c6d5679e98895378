package metamemory.view;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Reads where segments lie in another one.
final class SliceReadings {
  private static final int NAME_CHARS = 20;

  private SliceReadings() {}

  static SlicesPicture of(MemorySegment whole, List<MemorySegment> slices) {
    List<SlicesPicture.Slice> pictures = new ArrayList<>();
    for (MemorySegment slice : slices) {
      boolean same = whole.heapBase().equals(slice.heapBase());
      long offset = slice.address() - whole.address();
      if (!same
          || offset < 0
          || offset > whole.byteSize()
          || slice.byteSize() > whole.byteSize() - offset) {
        throw new IllegalArgumentException(
            "a slice must lie in the memory: offset="
                + offset
                + ", byteSize="
                + slice.byteSize()
                + ", memory="
                + whole.byteSize());
      }
      String text = characters(slice, NAME_CHARS);
      String name = "\"" + text + (slice.byteSize() > NAME_CHARS ? "…" : "") + "\"";
      pictures.add(new SlicesPicture.Slice(name, offset, slice.byteSize()));
    }
    String title = whole.isNative() ? "native memory" : "memory on the heap";
    return new SlicesPicture(
        title,
        whole.address(),
        whole.byteSize(),
        characters(whole, SlicesAccount.MOST_CHARS),
        pictures);
  }

  /// One character for each byte.
  private static String characters(MemorySegment segment, int most) {
    StringBuilder text = new StringBuilder();
    for (long i = 0; i < Math.min(most, segment.byteSize()); i++) {
      int value = Byte.toUnsignedInt(HexReadings.at(segment, i));
      text.append(value >= 32 && value < 127 ? (char) value : '·');
    }
    return text.toString();
  }
}
