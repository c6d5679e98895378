package metamemory.view;

import java.util.List;

/// Several pictures that are looked at together: objects against an arena, or a stack of decorators
/// with the memory under it.
///
/// @param title what they are a picture of
/// @param notes what can be said of them together, each a sentence
/// @param parts the pictures, in order
/// @param beside whether they are compared: drawn beside each other where the page is wide enough
public record GroupPicture(String title, List<String> notes, List<Part> parts, boolean beside)
    implements Picture {
  /// Keeps immutable copies.
  public GroupPicture {
    notes = List.copyOf(notes);
    parts = List.copyOf(parts);
  }

  /// Pictures under each other.
  ///
  /// @param title what they are a picture of
  /// @param notes what can be said of them together, each a sentence
  /// @param parts the pictures, in order
  public GroupPicture(String title, List<String> notes, List<Part> parts) {
    this(title, notes, parts, false);
  }

  /// One of them.
  ///
  /// @param caption what it is called here, or nothing
  /// @param picture the picture
  public record Part(String caption, Picture picture) {}
}
