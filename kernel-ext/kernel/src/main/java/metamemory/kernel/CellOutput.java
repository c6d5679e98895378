package metamemory.kernel;

/// Where a running cell's output goes, in order. Called from any thread of the cell.
public interface CellOutput {
  /// Text that the cell printed.
  ///
  /// @param name which stream
  /// @param text the text, with its line ends
  void stream(StreamName name, String text);

  /// Something that the cell showed.
  ///
  /// @param bundle what to show
  void display(MimeBundle bundle);

  /// A quiet remark about the whole cell, which belongs below its value. An output that does not
  /// keep it for the end shows it at once.
  ///
  /// @param bundle the remark
  default void footer(MimeBundle bundle) {
    display(bundle);
  }
}
