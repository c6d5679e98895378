package metamemory.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Blocks that lie anywhere.
final class HeapSamples {
  private HeapSamples() {}

  static Map<String, Picture> all() {
    Map<String, Picture> samples = new LinkedHashMap<>();
    samples.put("heap-three", three());
    samples.put(
        "heap-none", new HeapPicture("HeapAllocator", false, 0, 0, 0, new Blocks.Each(List.of())));
    ArenaPicture crowd = ArenaSamples.crowd(300, 8192);
    samples.put(
        "heap-crowd",
        new HeapPicture(
            "HeapAllocator",
            false,
            300,
            crowd.requestedBytes(),
            0,
            ((Blocks.Summary) crowd.blocks()).withoutRows()));
    return samples;
  }

  private static HeapPicture three() {
    return new HeapPicture(
        "HeapAllocator",
        false,
        3,
        1_096,
        1,
        new Blocks.Each(
            List.of(
                ArenaSamples.block(
                    0x7f30_4c00_1010L, 72, 16, 0, 1, Block.State.LIVE, "order", "cell 3 line 2"),
                ArenaSamples.block(
                    0x7f30_4c04_2b80L, 1_000, 16, 0, 2, Block.State.LIVE, "text", "cell 3 line 3"),
                ArenaSamples.block(
                    0x7f30_4c00_1080L, 24, 16, 0, 3, Block.State.NEW, null, "cell 3 line 4"))));
  }
}
