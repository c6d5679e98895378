package metamemory.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Layouts of objects and structs.
final class LayoutSamples {
  private LayoutSamples() {}

  static Map<String, Picture> all() {
    Map<String, Picture> samples = new LinkedHashMap<>();
    samples.put("layout-order", order());
    samples.put(
        "layout-boolean",
        new LayoutPicture("Flag", 16, List.of(header(12), field("set", "boolean", 12, 1))));
    samples.put("layout-wide", wide(40));
    samples.put("layout-empty", new LayoutPicture("Nothing", 0, List.of()));
    samples.put(
        "layout-huge",
        new LayoutPicture(
            "byte[1000000]",
            1_000_016,
            List.of(header(16), field("elements", "byte", 16, 1_000_000))));
    return samples;
  }

  static LayoutPicture order() {
    return new LayoutPicture(
        "Order",
        40,
        List.of(
            header(12),
            field("count", "int", 12, 4),
            field("id", "long", 16, 8),
            field("price", "double", 24, 8),
            field("open", "boolean", 32, 1),
            field("name", "String", 36, 4)));
  }

  private static LayoutPicture wide(int fields) {
    List<LayoutPicture.Field> all = new ArrayList<>();
    all.add(header(12));
    for (int i = 0; i < fields; i++) {
      all.add(field("field" + i, i % 2 == 0 ? "int" : "ReferenceToSomethingLong", 12 + 4L * i, 4));
    }
    return new LayoutPicture("Wide", 12 + 4L * fields + 4, all);
  }

  private static LayoutPicture.Field header(long byteSize) {
    return new LayoutPicture.Field("header", "", 0, byteSize, true);
  }

  private static LayoutPicture.Field field(String name, String type, long offset, long byteSize) {
    return new LayoutPicture.Field(name, type, offset, byteSize, false);
  }
}
