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

  /// Something that the cell showed and may show anew. An output that cannot replace what is there
  /// just shows it.
  ///
  /// @param id names it within the session
  /// @param bundle what to show
  default void displayAs(String id, MimeBundle bundle) {
    display(bundle);
  }

  /// What to show from now on in place of something shown before. An output that cannot replace
  /// what is there shows it again.
  ///
  /// @param id its name
  /// @param bundle what to show
  default void update(String id, MimeBundle bundle) {
    display(bundle);
  }

  /// Takes away all that the cell showed and printed. An output that cannot does nothing.
  ///
  /// @param beforeNext whether to wait with it until there is something else to show
  default void clear(boolean beforeNext) {}

  /// Something for the reader's pager, beside the notebook. An output without one shows it.
  ///
  /// @param bundle what to show
  default void page(MimeBundle bundle) {
    display(bundle);
  }

  /// A quiet remark about the whole cell, which belongs below its value. An output that does not
  /// keep it for the end shows it at once.
  ///
  /// @param bundle the remark
  default void footer(MimeBundle bundle) {
    display(bundle);
  }

  /// A new cell to stand below this one. An output that cannot make cells leaves it.
  ///
  /// @param source the new cell's text
  default void offerCell(String source) {}
}
