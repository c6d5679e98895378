package metamemory.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import metamemory.view.AllocationsPicture.Created;
import metamemory.view.AllocationsPicture.Line;

/// Sources with what they created.
final class AllocationSamples {
  private AllocationSamples() {}

  static Map<String, Picture> all() {
    Map<String, Picture> samples = new LinkedHashMap<>();
    samples.put("allocations-orders", orders());
    samples.put("allocations-arena", withArena());
    samples.put(
        "allocations-nothing",
        new AllocationsPicture("Cell 2", List.of(Line.quiet(1, "int x = 1;"))));
    samples.put("allocations-long", longSource());
    samples.put("allocations-hostile", hostile());
    return samples;
  }

  static Line line(int number, String source, long inside, Created... created) {
    return new Line(number, source, List.of(created), 0, 0, OptionalLong.of(inside));
  }

  static AllocationsPicture orders() {
    return new AllocationsPicture(
        "Cell 7",
        List.of(
            line(1, "record Order(long id, double price) {}", 0),
            line(2, "var book = new ArrayList<Order>();", 0, new Created("ArrayList", 1, 24)),
            line(3, "for (int i = 0; i < 1_000; i++) {", 0),
            line(
                4,
                "    book.add(new Order(i, i * 0.25));",
                15_912,
                new Created("Order", 1_000, 24_000)),
            line(5, "}", 0),
            line(
                6,
                "String.format(\"%d orders\", book.size())",
                1_184,
                new Created("Integer", 1, 16),
                new Created("Object[]", 1, 24))));
  }

  static AllocationsPicture withArena() {
    return new AllocationsPicture(
        "Cell 9",
        List.of(
            Line.quiet(1, "try (var arena = BumpArena.open(1 << 16)) {"),
            Line.quiet(2, "    for (int i = 0; i < 1_000; i++) {"),
            new Line(
                3,
                "        MemorySegment order = arena.allocate(16, 8);",
                List.of(),
                1_000,
                16_000,
                OptionalLong.of(40_000)),
            Line.quiet(4, "        order.set(JAVA_LONG, 0, i);"),
            Line.quiet(5, "    }"),
            new Line(
                6,
                "    System.out.println(\"used \" + arena.usage().usedBytes() + \" bytes of the"
                    + " arena that was opened above\");",
                List.of(
                    new Created("String", 1, 24),
                    new Created("byte[]", 2, 112),
                    new Created("Usage", 1, 88),
                    new Created("java.lang.StringBuilder", 1, 24)),
                0,
                0,
                OptionalLong.of(512)),
            Line.quiet(7, "}")));
  }

  static AllocationsPicture longSource() {
    List<Line> lines = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      lines.add(
          i % 25 == 0
              ? line(
                  i, "    list.add(new Node(" + i + "));", 16L * i, new Created("Node", i, 24L * i))
              : Line.quiet(i, "    total += " + i + ";"));
    }
    return new AllocationsPicture("Cell 12", lines);
  }

  static AllocationsPicture hostile() {
    String attack = "</text></svg><script>alert(1)</script>&\"'\u0000\u0007\ud800]]>";
    return new AllocationsPicture(
        attack, List.of(line(1, "\t" + attack, 8, new Created(attack, 1, 16))));
  }
}
