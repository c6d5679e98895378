package metamemory.view;

import java.util.List;

/// Objects on the Java heap and what they refer to. The same object is one box, however many refer
/// to it.
///
/// @param title what they are the objects of
/// @param roots the variables or values that were asked for, in order
/// @param objects the objects that are reached from them, in the order of their numbers
/// @param more how many further objects were reached and are not among them, at least 0
/// @param moreBytes how many bytes those have together
/// @param notes what is not shown, each a sentence
public record ObjectsPicture(
    String title,
    List<Root> roots,
    List<Node> objects,
    int more,
    long moreBytes,
    List<String> notes)
    implements Picture {
  /// How many objects are drawn.
  public static final int MOST_OBJECTS = 28;

  /// Keeps immutable copies.
  public ObjectsPicture {
    roots = List.copyOf(roots);
    objects = List.copyOf(objects);
    notes = List.copyOf(notes);
  }

  /// Where it begins.
  ///
  /// @param name what to call it
  /// @param object the number of the object it refers to, or −1 for null
  public record Root(String name, int object) {}

  /// An object.
  ///
  /// @param type its class, for example `Order`
  /// @param byteSize its own size in bytes, without what it refers to
  /// @param parts its fields or elements, as far as they are shown
  public record Node(String type, long byteSize, List<Part> parts) {
    /// Keeps an immutable copy.
    public Node {
      parts = List.copyOf(parts);
    }
  }

  /// A field or an element.
  ///
  /// @param name its name, or nothing
  /// @param text its value if it is none of the objects, for example `7` or `null`
  /// @param object the number of the object it refers to, or −1 if it refers to none
  public record Part(String name, String text, int object) {}

  /// All objects that were reached, each once.
  ///
  /// @return the sum of their sizes, in bytes
  public long totalBytes() {
    return moreBytes + objects.stream().mapToLong(Node::byteSize).sum();
  }
}
