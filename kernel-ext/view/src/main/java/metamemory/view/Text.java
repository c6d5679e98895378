package metamemory.view;

/// Writes a picture as plain text that says the same: a line of facts, a bar of letters, and a
/// table.
public final class Text {
  private Text() {}

  /// Writes a picture. The same picture gives the same text, on every machine.
  ///
  /// @param picture what to write
  /// @return lines, each ended by a newline
  public static String of(Picture picture) {
    Account account = Account.of(picture);
    StringBuilder text = new StringBuilder();
    text.append(account.headline()).append('\n');
    account.notes().forEach(note -> text.append(note).append('\n'));
    text.append(account.body());
    if (!account.table().isEmpty()) {
      text.append('\n').append(account.table().text());
    }
    return text.toString();
  }
}
