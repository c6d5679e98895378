package metamemory.view;

import java.util.List;

/// One piece of memory and the views into it: no view has bytes of its own.
///
/// @param title what the memory is
/// @param address where it begins
/// @param byteSize how long it is
/// @param text its bytes as characters, one for each; of long memory only the first
/// @param slices the views, in any order
public record SlicesPicture(
    String title, long address, long byteSize, String text, List<Slice> slices) implements Picture {
  /// How many views are drawn.
  public static final int MOST_SLICES = 24;

  /// Keeps an immutable copy.
  public SlicesPicture {
    slices = List.copyOf(slices);
  }

  /// A view.
  ///
  /// @param name what to call it
  /// @param offset where it begins, in bytes from the memory's start
  /// @param byteSize how long it is
  public record Slice(String name, long offset, long byteSize) {}
}
