package metamemory.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import metamemory.view.PoolPicture.Slot;

/// Pools.
final class PoolSamples {
  private PoolSamples() {}

  static Map<String, Picture> all() {
    Map<String, Picture> samples = new LinkedHashMap<>();
    samples.put("pool-twelve", twelve());
    samples.put("pool-fresh", fresh(40));
    samples.put(
        "pool-full",
        new PoolPicture(
            "BlockPool",
            64,
            List.of(Slot.live("a").at(0x7f304c001000L, 8), Slot.live("b").at(0x7f304c001040L, 16)),
            PoolPicture.NONE));
    samples.put("pool-circle", circle());
    samples.put("pool-large", large(20_000));
    return samples;
  }

  private static PoolPicture twelve() {
    return new PoolPicture(
        "Pool<Order>",
        24,
        List.of(
            Slot.live("first", "Order"),
            Slot.free(7),
            Slot.live("a long name that does not fit"),
            Slot.live(null),
            new Slot(Block.State.NEW, PoolPicture.NONE, "newest", "cell 8 line 3"),
            Slot.free(1),
            Slot.live("x"),
            Slot.free(9),
            Slot.live("y"),
            Slot.free(10),
            Slot.free(11),
            Slot.free(PoolPicture.NONE)),
        5);
  }

  private static PoolPicture fresh(int count) {
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      slots.add(Slot.free(i + 1 == count ? PoolPicture.NONE : i + 1));
    }
    return new PoolPicture("BlockPool", 16, slots, 0);
  }

  /// What a double release makes of a free list.
  private static PoolPicture circle() {
    return new PoolPicture(
        "Pool<Order>", 24, List.of(Slot.free(1), Slot.free(0), Slot.live("a")), 0);
  }

  private static PoolPicture large(int count) {
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      slots.add(i % 97 < 60 && i < 15_000 ? Slot.live(null) : Slot.free(PoolPicture.NONE));
    }
    return new PoolPicture("BlockPool", 64, slots, 60);
  }
}
