package metamemory.view;

import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import metamemory.BumpArena;
import org.jspecify.annotations.Nullable;

/// Arenas as they occur, with addresses that do not change from run to run.
final class ArenaSamples {
  static final long ADDRESS = 0x7f30_4c00_1000L;

  private ArenaSamples() {}

  static Map<String, Picture> all() {
    Map<String, Picture> samples = new LinkedHashMap<>();
    samples.put("arena-mixed", mixed());
    samples.put("arena-empty", arena(128, 0, 0));
    samples.put("arena-after-reset", arena(128, 0, 96));
    samples.put("arena-closed", closed());
    samples.put("arena-no-capacity", arena(0, 0, 0));
    samples.put(
        "arena-eight-bytes", filled(8, List.of(Block.live(0, 1), Block.live(1, 4).named("count"))));
    samples.put("arena-full", full());
    samples.put(
        "arena-one-byte-of-a-mebibyte", filled(1 << 20, List.of(Block.live(0, 1).named("flag"))));
    samples.put("arena-enlarged-high-water", enlarged());
    samples.put("arena-released", released());
    samples.put("arena-only-totals", onlyTotals());
    samples.put("arena-forty-blocks", many(40, 2048));
    samples.put("arena-110-blocks", many(110, 8192));
    samples.put("arena-empty-blocks", emptyBlocks());
    samples.put("arena-long-labels", longLabels());
    samples.put("arena-hostile", hostile());
    samples.put("arena-300-blocks", crowd(300, 8192));
    samples.put("arena-10000-blocks", crowd(10_000, 400_000));
    return samples;
  }

  static ArenaPicture mixed() {
    return new ArenaPicture(
        "BumpArena",
        ADDRESS,
        128,
        68,
        96,
        false,
        4,
        61,
        7,
        0,
        null,
        new Blocks.Each(
            List.of(
                block(0, 24, 8, 0, 1, Block.State.LIVE, "order", "cell 4 line 2"),
                block(24, 1, 1, 0, 2, Block.State.LIVE, "flag", "cell 4 line 3"),
                block(32, 8, 8, 7, 3, Block.State.LIVE, "price", "cell 4 line 3"),
                block(40, 28, 4, 0, 4, Block.State.NEW, "name", "cell 5 line 1"))));
  }

  static Block block(
      long offset,
      long size,
      long alignment,
      long padding,
      long sequence,
      Block.State state,
      @Nullable String label,
      @Nullable String site) {
    return new Block(offset, size, alignment, padding, sequence, state, label, site);
  }

  static ArenaPicture arena(long capacity, long position, long highWater) {
    Blocks none = new Blocks.Each(List.of());
    return new ArenaPicture(
        "BumpArena", ADDRESS, capacity, position, highWater, false, 0, 0, 0, 0, null, none);
  }

  static ArenaPicture filled(long capacity, List<Block> blocks) {
    long end = blocks.getLast().endOffset();
    long live = blocks.stream().filter(block -> block.state() != Block.State.RELEASED).count();
    long requested =
        blocks.stream()
            .filter(block -> block.state() != Block.State.RELEASED)
            .mapToLong(Block::byteSize)
            .sum();
    long padding = blocks.stream().mapToLong(Block::paddingBytes).sum();
    Blocks each = new Blocks.Each(blocks);
    return new ArenaPicture(
        "BumpArena", ADDRESS, capacity, end, end, false, live, requested, padding, 0, null, each);
  }

  static ArenaPicture closed() {
    return new ArenaPicture(
        "BumpArena", ADDRESS, 128, 0, 96, true, 0, 0, 0, 0, null, new Blocks.Each(List.of()));
  }

  private static ArenaPicture full() {
    ArenaPicture full =
        filled(64, List.of(Block.live(0, 48).named("order"), Block.live(48, 16).named("price")));
    return new ArenaPicture(
        full.type(),
        full.address(),
        64,
        64,
        64,
        false,
        2,
        64,
        0,
        1,
        "needs 24 B, but 0 B are free",
        full.blocks());
  }

  private static ArenaPicture enlarged() {
    ArenaPicture arena =
        filled(
            65536, List.of(Block.live(0, 24).named("header"), Block.live(24, 40).named("first")));
    return new ArenaPicture(
        arena.type(), ADDRESS, 65536, 64, 50000, false, 2, 64, 0, 0, null, arena.blocks());
  }

  private static ArenaPicture released() {
    return filled(
        128,
        List.of(
            block(0, 32, 8, 0, 1, Block.State.LIVE, "a", null),
            block(32, 24, 8, 0, 2, Block.State.RELEASED, "b", null),
            block(72, 16, 8, 0, 4, Block.State.LIVE, "c", null)));
  }

  private static ArenaPicture onlyTotals() {
    Blocks unknown =
        new Blocks.Unknown(
            "It did not report its opening here: only the totals are known, not the blocks.");
    return new ArenaPicture("BumpArena", 0, 128, 72, 96, false, 4, 61, 11, 0, null, unknown);
  }

  static ArenaPicture many(int count, long capacity) {
    List<Block> blocks = new ArrayList<>();
    long at = 0;
    for (int i = 0; i < count; i++) {
      long size = 8 + (i * 37L) % 53;
      long start = (at + 7) & -8;
      Block.State state = i >= count - 5 ? Block.State.NEW : Block.State.LIVE;
      String label = i % 3 == 0 ? "n" + i : null;
      blocks.add(
          block(start, size, 8, start - at, i + 1, state, label, "cell 7 line " + (i % 4 + 1)));
      at = start + size;
    }
    return filled(capacity, blocks);
  }

  /// As a recorder sees it, at an address that does not change from run to run.
  static ArenaPicture crowd(int count, long capacity) {
    SiteNames sites = new SiteNames();
    try (BumpArena identity = BumpArena.ofHeap(8, null)) {
      Tracked tracked =
          new Tracked(identity, ADDRESS, capacity, new RowBudget(count), new ReferenceQueue<>());
      for (int i = 0; i < count; i++) {
        long start = (tracked.positionBytes + 7) & -8;
        long size = 1 + (i * 37L * i) % (i % 10 == 0 ? 150 : 24);
        tracked.allocated(
            ADDRESS + start,
            size,
            8,
            start - tracked.positionBytes,
            sites.number("cell 4 line " + i % 3));
      }
      return ArenaPictures.of(tracked, sites);
    }
  }

  private static ArenaPicture emptyBlocks() {
    return filled(
        64,
        List.of(
            block(0, 0, 1, 0, 1, Block.State.LIVE, "nothing", null),
            block(0, 16, 8, 0, 2, Block.State.LIVE, "value", null),
            block(16, 0, 1, 0, 3, Block.State.LIVE, null, null)));
  }

  private static ArenaPicture longLabels() {
    return filled(
        256,
        List.of(
            Block.live(0, 64).named("a label that is much longer than its block is wide"),
            Block.live(64, 100).named("mittlere Größe"),
            Block.live(164, 60).named("注文の名前")));
  }

  static ArenaPicture hostile() {
    String attack = "</title><script>alert(1)</script><rect x='0'\"&amp;]]>\u0000\u001b[31m\ud800";
    return new ArenaPicture(
        attack,
        ADDRESS,
        128,
        40,
        40,
        false,
        2,
        40,
        0,
        1,
        attack,
        new Blocks.Each(
            List.of(
                block(0, 32, 8, 0, 1, Block.State.LIVE, attack, attack),
                block(32, 8, 8, 0, 2, Block.State.NEW, "\u202eevil", "a\nb"))));
  }
}
