package metamemory.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import metamemory.view.ObjectsPicture.Node;
import metamemory.view.ObjectsPicture.Part;
import metamemory.view.ObjectsPicture.Root;

/// Objects, trees, values by index, holes and views.
final class ObjectSamples {
  private ObjectSamples() {}

  static Map<String, Picture> all() {
    Map<String, Picture> samples = new LinkedHashMap<>();
    samples.put("objects-orders", orders());
    samples.put("objects-ring", ring());
    samples.put("objects-crowd", crowd());
    samples.put(
        "objects-none", new ObjectsPicture("nothing", List.of(), List.of(), 0, 0, List.of()));
    samples.put("tree-sum", tree());
    samples.put("tree-deep", deep());
    samples.put("rows-expression", rows());
    samples.put("rows-many", manyRows());
    samples.put("rows-closing", closingRows());
    samples.put("holes-first-fit", holes());
    samples.put("holes-none", HolesPicture.of("empty", 0));
    samples.put("slices-greeting", slices());
    samples.put("slices-long", longSlices());
    return samples;
  }

  private static ObjectsPicture orders() {
    return new ObjectsPicture(
        "Objects",
        List.of(new Root("order", 0), new Root("same", 0), new Root("name", 2), new Root("x", -1)),
        List.of(
            new Node(
                "Order",
                32,
                List.of(
                    new Part("id", "7", -1),
                    new Part("price", "0.25", -1),
                    new Part("item", "", 1))),
            new Node("Item", 16, List.of(new Part("name", "", 2), new Part("next", "null", -1))),
            new Node(
                "String", 24, List.of(new Part("", "\"bread\"", -1), new Part("value", "", 3))),
            new Node("byte[5]", 24, List.of())),
        0,
        0,
        List.of());
  }

  private static ObjectsPicture ring() {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      nodes.add(
          new Node(
              "Node", 16, List.of(new Part("next", "", (i + 1) % 9), new Part("first", "", 0))));
    }
    return new ObjectsPicture("Ring", List.of(new Root("ring", 0)), nodes, 0, 0, List.of());
  }

  private static ObjectsPicture crowd() {
    List<Node> nodes = new ArrayList<>();
    List<Part> elements = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      elements.add(new Part("[" + i + "]", "", i + 1));
    }
    nodes.add(new Node("Order[40]", 176, elements));
    for (int i = 0; i < 40; i++) {
      nodes.add(new Node("Order", 24, List.of(new Part("id", "" + i, -1))));
    }
    return new ObjectsPicture(
        "Crowd",
        List.of(new Root("book", 0)),
        nodes,
        960,
        960L * 24,
        List.of("Internals are not shown."));
  }

  static TreePicture tree() {
    String[] labels = {"1", "2", "Add", "3", "Mul"};
    int[][] children = {{}, {}, {0, 1}, {}, {2, 3}};
    return TreePicture.of("(1 + 2) * 3", 4, i -> labels[i], i -> children[i]);
  }

  private static TreePicture deep() {
    return TreePicture.of(
        "a deep tree",
        0,
        i -> "node " + i,
        i -> i < 20 ? new int[] {2 * i + 1, 2 * i + 2} : new int[0]);
  }

  private static RowsPicture rows() {
    return new RowsPicture(
        "IndexArena",
        "value",
        List.of("8-bit indexes", "room for 8"),
        List.of(
            new RowsPicture.Row(0, "Num", "Num[value=1]"),
            new RowsPicture.Row(1, "Num", "Num[value=2]"),
            new RowsPicture.Row(2, "Add", "Add[left=0, right=1]"),
            new RowsPicture.Row(3, "Num", "Num[value=3]"),
            new RowsPicture.Row(4, "Mul", "Mul[left=2, right=3]")),
        5);
  }

  private static RowsPicture closingRows() {
    List<RowsPicture.Row> rows = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      rows.add(new RowsPicture.Row(i, i % 3 == 0 ? "Log" : "Index", "file " + i, 10 - i));
    }
    return new RowsPicture(
        "TypedArena", "value", List.of("closed from the last to the first"), rows, 10);
  }

  private static RowsPicture manyRows() {
    List<RowsPicture.Row> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(new RowsPicture.Row(i, "kind " + i % 9, "a value of " + i));
    }
    return new RowsPicture("Interner", "text", List.of(), rows, 200);
  }

  static HolesPicture holes() {
    return HolesPicture.of("first fit", 64)
        .live(0, 8, "a")
        .freed(8, 8)
        .live(16, 16, "b")
        .live(40, 4, "c")
        .live(44, 1, "d");
  }

  private static SlicesPicture slices() {
    return new SlicesPicture(
        "greeting",
        0x1000,
        13,
        "Hello, world!",
        List.of(
            new SlicesPicture.Slice("hello", 0, 5),
            new SlicesPicture.Slice("world", 7, 5),
            new SlicesPicture.Slice("all", 0, 13),
            new SlicesPicture.Slice("nothing", 6, 0)));
  }

  private static SlicesPicture longSlices() {
    List<SlicesPicture.Slice> slices = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      slices.add(new SlicesPicture.Slice("field " + i, 100L * i, 90));
    }
    return new SlicesPicture("record", 0, 5000, "", slices);
  }
}
