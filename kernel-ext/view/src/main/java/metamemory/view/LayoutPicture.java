package metamemory.view;

import java.util.List;

/// How an object or a struct lies in memory: header, fields and the padding between.
///
/// @param type what it is, for example `Order`
/// @param byteSize its size in bytes
/// @param fields its parts in the order of their offsets; what no part covers is padding
public record LayoutPicture(String type, long byteSize, List<Field> fields) implements Picture {
  /// Keeps an immutable copy.
  public LayoutPicture {
    fields = List.copyOf(fields);
  }

  /// A part.
  ///
  /// @param name its name, for example `price`
  /// @param type its type, for example `double`, or nothing
  /// @param offset where it begins, in bytes from the start
  /// @param byteSize its size in bytes
  /// @param header whether it belongs to the object's header
  public record Field(String name, String type, long offset, long byteSize, boolean header) {}
}
