package metamemory.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Pages and lazy memory.
final class PagesSamples {
  private PagesSamples() {}

  static Map<String, Picture> all() {
    Map<String, Picture> samples = new LinkedHashMap<>();
    samples.put("pages-three", three());
    samples.put("pages-many", many(200));
    samples.put("pages-none", new PagesPicture("PagedArena", List.of()));
    samples.put("lazy", new LazyPicture("LazyArena", 64L << 30, 1 << 20, 300_000, 400_000));
    samples.put("lazy-close", new LazyPicture("LazyArena", 8192, 4096, 4000, 4096));
    samples.put("lazy-fresh", new LazyPicture("LazyArena", 64L << 30, 0, 0, 0));
    return samples;
  }

  private static PagesPicture three() {
    return new PagesPicture(
        "PagedArena",
        List.of(
            new PagesPicture.Page("page 1", ArenaSamples.many(9, 512)),
            new PagesPicture.Page("page 2", ArenaSamples.many(4, 512)),
            new PagesPicture.Page(
                "large", ArenaSamples.filled(900, List.of(Block.live(0, 900).named("image"))))));
  }

  private static PagesPicture many(int count) {
    List<PagesPicture.Page> pages = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      pages.add(new PagesPicture.Page("page " + i, ArenaSamples.many(10 + i % 3, 512)));
    }
    return new PagesPicture("PagedArena", pages);
  }
}
