package metamemory.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Objects in words.
final class ObjectsAccount {
  private ObjectsAccount() {}

  static Account of(ObjectsPicture picture) {
    List<String> facts = new ArrayList<>();
    facts.add(Words.count((long) picture.objects().size() + picture.more(), "object", "objects"));
    facts.add(Words.bytes(picture.totalBytes()));
    if (picture.more() > 0) {
      facts.add("the first " + picture.objects().size() + " are shown");
    }
    return new Account(
        Words.clean(picture.title(), 80),
        facts,
        picture.notes().stream().map(note -> Words.clean(note, 200)).toList(),
        roots(picture),
        table(picture),
        Words.sentence(
            picture.roots().stream()
                .limit(12)
                .map(root -> name(root) + " → " + target(picture, root.object()))
                .toList()));
  }

  private static String roots(ObjectsPicture picture) {
    return picture.roots().stream()
        .limit(64)
        .map(root -> name(root) + " → " + target(picture, root.object()) + "\n")
        .collect(Collectors.joining());
  }

  static String name(ObjectsPicture.Root root) {
    return Words.clean(root.name(), 24);
  }

  static String type(ObjectsPicture.Node node) {
    return Words.clean(node.type(), 30);
  }

  /// An object by its number and class.
  static String target(ObjectsPicture picture, int object) {
    if (object < 0) {
      return "null";
    }
    String type =
        object < picture.objects().size() ? " " + type(picture.objects().get(object)) : "";
    return "#" + (object + 1) + type;
  }

  static String part(ObjectsPicture picture, ObjectsPicture.Part part) {
    String name = Words.clean(part.name(), 24);
    String value =
        part.object() >= 0 ? "→ " + target(picture, part.object()) : Words.clean(part.text(), 40);
    return name.isEmpty() ? value : name + " " + value;
  }

  static String sentence(ObjectsPicture picture, int number) {
    ObjectsPicture.Node node = picture.objects().get(number);
    String parts =
        node.parts().stream()
            .limit(12)
            .map(part -> part(picture, part))
            .collect(Collectors.joining(", "));
    String head = target(picture, number) + ", " + Words.bytes(node.byteSize());
    return parts.isEmpty() ? head : head + ": " + parts;
  }

  private static Table table(ObjectsPicture picture) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(ObjectsPicture.MOST_OBJECTS, picture.objects().size()); i++) {
      ObjectsPicture.Node node = picture.objects().get(i);
      rows.add(
          List.of(
              "#" + (i + 1),
              type(node),
              Words.bytes(node.byteSize()),
              node.parts().stream()
                  .limit(12)
                  .map(part -> part(picture, part))
                  .collect(Collectors.joining(", "))));
    }
    return new Table(
            List.of("object", "class", "size", "fields"), List.of(false, false, true, false), rows)
        .withoutEmptyColumns();
  }
}
