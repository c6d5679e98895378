package metamemory.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import metamemory.view.PartsPicture.Part;
import metamemory.view.PartsPicture.Role;

/// Amounts: what they are made of, bars, a process, layers, and several pictures together.
final class FigureSamples {
  private FigureSamples() {}

  static Map<String, Picture> all() {
    Map<String, Picture> samples = new LinkedHashMap<>();
    samples.put("parts-usage", usage());
    samples.put("parts-below-peak", belowPeak());
    samples.put(
        "parts-none", new PartsPicture("LongList", List.of(), List.of(), OptionalLong.of(0)));
    samples.put("bars-sites", sites());
    samples.put("bars-none", new BarsPicture("nothing", "B", List.of()));
    samples.put("bars-many", many());
    samples.put("process", process());
    samples.put("layers", layers());
    samples.put("group-decorators", decorators());
    samples.put("group-crowd", crowd());
    samples.put("beside-objects-arena", beside("objects-orders", "arena-mixed"));
    samples.put("beside-arenas", beside("arena-full", "arena-forty-blocks"));
    samples.put("legend", new LegendPicture());
    return samples;
  }

  private static PartsPicture usage() {
    return new PartsPicture(
        "Usage",
        List.of("4 allocations", "3 blocks live"),
        List.of(
            new Part("asked for", 61, Role.USED),
            new Part("padding", 7, Role.PADDING),
            new Part("free", 60, Role.FREE),
            new Part("reserved, not backed", 128, Role.RESERVED)),
        OptionalLong.of(96));
  }

  private static PartsPicture belowPeak() {
    return new PartsPicture(
        "Usage",
        List.of("3 allocations", "2 blocks live"),
        List.of(new Part("asked for", 120, Role.USED), new Part("free", 0, Role.FREE)),
        OptionalLong.of(208));
  }

  private static BarsPicture sites() {
    return new BarsPicture(
        "Who asked for most",
        "B",
        List.of(
            new BarsPicture.Bar("cell 4 line 2", 24_000, 0, "1,000 blocks"),
            new BarsPicture.Bar("parse", 20_000, 1, ""),
            new BarsPicture.Bar("token", 18_000, 2, ""),
            new BarsPicture.Bar(
                "cell 4 line 7: a line whose text is very long indeed", 96, 0, "1 block"),
            new BarsPicture.Bar("cell 5 line 1", 0)));
  }

  private static BarsPicture many() {
    List<BarsPicture.Bar> bars = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      bars.add(new BarsPicture.Bar("bar " + i, 1L << i));
    }
    return new BarsPicture("Powers of two", "times", bars);
  }

  private static ProcessPicture process() {
    return new ProcessPicture(
        "java",
        List.of(
            new ProcessPicture.Area(
                "main thread's stack", 0x7ffd1e2c0000L, 8 << 20, 136 << 10, "frames of C code"),
            new ProcessPicture.Area("libjvm.so", 0x7f2a10000000L, 22 << 20, 15 << 20, "code"),
            new ProcessPicture.Area(
                "code of the JIT", -1, 240L << 20, 9 << 20, "what the JIT compiled"),
            new ProcessPicture.Area("Java heap", 0xc0000000L, 1L << 30, 48 << 20, "objects"),
            new ProcessPicture.Area("program", 0x55d0c0a00000L, -1, 9000, "")));
  }

  static LayersPicture layers() {
    return new LayersPicture(
        "Decorators",
        List.of(
            new LayersPicture.Layer("CountingAllocator", "12 granted, 2 released"),
            new LayersPicture.Layer("CappedAllocator", "limit 4,096 B, 1,096 B left"),
            new LayersPicture.Layer("BumpArena", "8,192 B")));
  }

  private static GroupPicture decorators() {
    return new GroupPicture(
        "CountingAllocator",
        List.of("A request goes down, and its answer comes up."),
        List.of(
            new GroupPicture.Part("", layers()),
            new GroupPicture.Part(
                "the limit", GaugeSamples.all().getOrDefault("gauge-refusals", layers())),
            new GroupPicture.Part("the memory", ArenaSamples.mixed())));
  }

  private static GroupPicture beside(String left, String right) {
    Map<String, Picture> parts = new LinkedHashMap<>(ObjectSamples.all());
    parts.putAll(ArenaSamples.all());
    return new GroupPicture(
        "Side by side",
        List.of("Objects 136 B, BumpArena 61 B: 2.23 times as much."),
        List.of(
            new GroupPicture.Part("", parts.getOrDefault(left, layers())),
            new GroupPicture.Part("", parts.getOrDefault(right, layers()))),
        true);
  }

  private static GroupPicture crowd() {
    List<GroupPicture.Part> parts = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      parts.add(new GroupPicture.Part("part " + i, Samples110.BLOCKS));
    }
    return new GroupPicture("Six crowded arenas", List.of(), parts);
  }

  /// A crowded arena, made once.
  private static final class Samples110 {
    static final Picture BLOCKS = ArenaSamples.all().getOrDefault("arena-110-blocks", layers());
  }
}
