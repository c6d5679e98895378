package metamemory.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/// A tree twice: its nodes with pointers between them, and beside them the same nodes in a table
/// where an index stands for each pointer. A node has one colour in both.
///
/// @param title what it is the tree of
/// @param root the index of its root
/// @param nodes the nodes in the order of their indexes; of many those nearest to the root
public record TreePicture(String title, int root, List<Node> nodes) implements Picture {
  /// How many nodes are drawn.
  public static final int MOST_NODES = 24;

  /// Keeps an immutable copy.
  public TreePicture {
    nodes = List.copyOf(nodes);
  }

  /// A node.
  ///
  /// @param index its index
  /// @param label what stands in it, for example `Add`
  /// @param children the indexes of its children
  public record Node(int index, String label, List<Integer> children) {
    /// Keeps an immutable copy.
    public Node {
      children = List.copyOf(children);
    }
  }

  /// Walks a tree from its root.
  ///
  /// @param title what it is the tree of
  /// @param root the index of its root
  /// @param label tells what stands in the node of an index
  /// @param children tells the indexes of that node's children
  /// @return the picture of at most [#MOST_NODES] nodes; a node that is reached twice is drawn once
  public static TreePicture of(
      String title, int root, IntFunction<String> label, IntFunction<int[]> children) {
    List<Node> nodes = new ArrayList<>();
    List<Integer> waiting = new ArrayList<>(List.of(root));
    Set<Integer> seen = new HashSet<>(waiting);
    for (int i = 0; i < waiting.size() && nodes.size() < MOST_NODES; i++) {
      int index = waiting.get(i);
      List<Integer> below = new ArrayList<>();
      for (int child : children.apply(index)) {
        below.add(child);
        if (seen.add(child)) {
          waiting.add(child);
        }
      }
      nodes.add(new Node(index, String.valueOf(label.apply(index)), below));
    }
    nodes.sort((one, other) -> Integer.compare(one.index(), other.index()));
    return new TreePicture(title, root, nodes);
  }
}
