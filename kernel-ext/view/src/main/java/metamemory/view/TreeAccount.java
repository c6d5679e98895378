package metamemory.view;

import java.util.List;
import java.util.stream.Collectors;

/// A tree and its table in words.
final class TreeAccount {
  private TreeAccount() {}

  static Account of(TreePicture picture) {
    return new Account(
        Words.clean(picture.title(), 80),
        List.of(
            Words.count(picture.nodes().size(), "node", "nodes"),
            "root at index " + picture.root()),
        List.of(),
        "",
        new Table(
                List.of("index", "node", "children"),
                List.of(true, false, false),
                picture.nodes().stream()
                    .map(node ->
                        List.of(Integer.toString(node.index()), label(node), children(node)))
                    .toList())
            .withoutEmptyColumns(),
        picture.nodes().stream()
                .limit(12)
                .map(TreeAccount::sentence)
                .collect(Collectors.joining("; "))
            + ".");
  }

  static String label(TreePicture.Node node) {
    return Words.clean(node.label(), 20);
  }

  static String children(TreePicture.Node node) {
    List<String> first =
        node.children().stream().limit(8).map(child -> Integer.toString(child)).toList();
    return String.join(" ", first) + (node.children().size() > 8 ? " …" : "");
  }

  static String sentence(TreePicture.Node node) {
    String below = children(node).isEmpty() ? "" : ", children at " + children(node);
    return "index " + node.index() + ": " + label(node) + below;
  }
}
