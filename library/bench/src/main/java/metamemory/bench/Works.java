package metamemory.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// All that can be measured, in the order in which it is shown.
final class Works {
  private static final String G1 = "-XX:+UseG1GC";
  private static final String PARALLEL = "-XX:+UseParallelGC";
  private static final String[] LARGE_HEAP = {"-Xms3g", "-Xmx3g"};

  private Works() {}

  static List<Work> all() {
    return Stream.of(
            struct(),
            scope(),
            tree(),
            copy(),
            handles(),
            values(),
            collections(),
            checks(),
            growth())
        .flatMap(List::stream)
        .toList();
  }

  /// What a person can ask for, in order.
  static List<String> parts() {
    return all().stream().map(Work::part).distinct().toList();
  }

  private static List<Work> struct() {
    return List.of(
        Work.of(
                "struct",
                "struct",
                "A struct of 24 B: allocated and written",
                Contender.of("BumpArena.allocate", "StructBench.bumpAllocate"),
                Contender.of("BumpArena.tryAllocate", "StructBench.bumpTryAllocate"),
                Contender.of("BumpArena.tryOffset", "StructBench.bumpTryOffset"),
                Contender.of("Scope.allocate", "StructBench.scope"),
                Contender.of("PagedArena", "StructBench.pagedArena"),
                Contender.of("LazyArena", "StructBench.lazyArena"),
                Contender.of("TempAllocator", "StructBench.tempAllocator"),
                Contender.of("BlockPool, by slot", "StructBench.blockPoolBySlot"),
                Contender.of("BlockPool, by segment", "StructBench.blockPool"),
                Contender.of("HeapAllocator", "StructBench.heapAllocator"),
                Contender.of("a bare position in Java", "CheckBench.bare"),
                Contender.of("JDK slicingAllocator", "StructBench.jdkSlicing"),
                Contender.of("JDK slicing, in a field", "StructBench.jdkSlicingKept"),
                Contender.of("JDK Arena.ofConfined", "StructBench.jdkConfined"),
                Contender.of("LWJGL MemoryStack", "StructPeers.lwjglStack"),
                Contender.of("LWJGL nmem", "StructPeers.lwjglNmem"),
                Contender.of("Netty pooled", "StructPeers.nettyPooled"),
                Contender.of("Agrona UnsafeBuffer", "StructPeers.agronaByHand"),
                Contender.of("objects, G1", "StructPeers.objects").under(G1),
                Contender.of("objects, Parallel", "StructPeers.objects").under(PARALLEL),
                Contender.of("malloc by FFM", "StructPeers.malloc"),
                Contender.of("malloc, critical", "StructPeers.mallocCritical"))
            .atMost(0.8, "JDK slicingAllocator")
            .atMost(0.04, "JDK Arena.ofConfined")
            .atMost(1.2, "bumpalo try_alloc"));
  }

  private static List<Work> scope() {
    return List.of(
        Work.of(
                "scope",
                "scope",
                "A scope with four allocations of 24 B",
                Contender.of("runInScope", "ScopeBench.runInScope"),
                Contender.of("runInScope in runInScope", "ScopeBench.runInScopeInScope"),
                Contender.of("runInScope, PagedArena", "ScopeBench.pagedRunInScope"),
                Contender.of("runInScope, TempAllocator", "ScopeBench.tempRunInScope"),
                Contender.of("openScope", "ScopeBench.scope"),
                Contender.of("openScope in openScope", "ScopeBench.scopeInScope"),
                Contender.of("openScope, TempAllocator", "ScopeBench.tempAllocator"),
                Contender.of("BumpArena.reset", "ScopeBench.reset"),
                Contender.of("JDK Arena.ofConfined", "ScopeBench.jdkConfined"),
                Contender.of("JDK slicingAllocator", "ScopeBench.jdkSlicing"),
                Contender.of("LWJGL stackPush", "ScopeBench.lwjglStackPush"))
            .atMost(0.05, "JDK Arena.ofConfined"));
  }

  private static List<Work> tree() {
    return List.of(
        Work.of(
                "tree",
                "tree",
                "A parse tree of 2^20 nodes: built, evaluated, dropped; per node",
                Contender.of("BumpArena, postorder", "TreeBench.postorder"),
                Contender.of("the same, by recursion", "TreeBench.postorderByRecursion"),
                Contender.of("BumpArena, pairs", "TreeBench.pairs"),
                Contender.of("BumpArena, struct of arrays", "TreeBench.columns"),
                Contender.of("BumpArena, offsets", "TreeBench.offsets"),
                Contender.of("RecordArena, indexes", "TreeBench.records"),
                Contender.of("IndexArena, objects", "TreeBench.indexes"),
                Contender.of("JDK slicingAllocator", "TreePeers.jdkSlicing"),
                Contender.of("objects, G1", "TreePeers.objects").under(G1),
                Contender.of("objects, Parallel", "TreePeers.objects").under(PARALLEL))
            .atMost(0.5, "objects, G1")
            .atMost(0.5, "objects, Parallel")
            .atMost(0.6, "bumpalo"));
  }

  private static List<Work> copy() {
    return List.of(
        Work.of(
                "copy",
                "copy",
                "A slice of 1 to 256 B: copied into a new block",
                Contender.of("BumpArena, from an array", "CopyBench.bumpFromArray"),
                Contender.of("BumpArena, from memory", "CopyBench.bumpFromMemory"),
                Contender.of("JDK slicing, from an array", "CopyBench.jdkSlicingFromArray"),
                Contender.of("JDK slicing, from memory", "CopyBench.jdkSlicingFromMemory"),
                Contender.of("JDK copy alone, from an array", "CopyBench.copyAloneFromArray"),
                Contender.of("JDK copy alone, from memory", "CopyBench.copyAloneFromMemory"),
                Contender.of("LWJGL MemoryStack", "CopyBench.lwjglStack"),
                Contender.of("Arrays.copyOf, G1", "CopyBench.objects").under(G1),
                Contender.of("Arrays.copyOf, Parallel", "CopyBench.objects").under(PARALLEL))
            .atMost(1.5, "bumpalo alloc_slice_copy"));
  }

  private static List<Work> handles() {
    return List.of(
        Work.of(
                "handle-insert",
                "handles",
                "100,000 values by handle: insert into an empty one",
                handles("GenerationalArena", "HandleBench.insert", G1),
                handles("IndexArena", "HandleBench.indexArenaInsert", G1),
                handles("bare slots in Java", "HandleBench.bareInsert", G1),
                handles("Agrona Int2ObjectHashMap", "HandleBench.agronaInsert", G1),
                handles("JDK HashMap", "HandleBench.jdkMapInsert", G1))
            .atMost(1.0, "slotmap"),
        Work.of(
                "handle-get",
                "handles",
                "100,000 values by handle: get",
                handles("GenerationalArena", "HandleBench.get", G1),
                handles("IndexArena", "HandleBench.indexArenaGet", G1),
                handles("Agrona Int2ObjectHashMap", "HandleBench.agronaGet", G1),
                handles("JDK HashMap", "HandleBench.jdkMapGet", G1))
            .atMost(1.0, "slotmap"),
        Work.of(
                "handle-remove",
                "handles",
                "100,000 values by handle: remove",
                handles("GenerationalArena, on the clock", "HandleBench.remove", G1).byClock(),
                handles("bare slots in Java", "HandleBench.bareRemove", G1).byClock())
            .atMost(1.0, "slotmap"),
        Work.of(
                "handle-churn",
                "handles",
                "100,000 values by handle: remove one, insert another",
                handles("GenerationalArena", "HandleBench.churn", G1),
                handles("GenerationalArena, Parallel", "HandleBench.churn", PARALLEL),
                handles("bare slots in Java", "HandleBench.bareChurn", G1),
                handles("bare slots in Java, Parallel", "HandleBench.bareChurn", PARALLEL),
                handles("Agrona Int2ObjectHashMap", "HandleBench.agronaChurn", G1),
                handles("JDK HashMap", "HandleBench.jdkMapChurn", G1))
            .atMost(1.0, "slotmap"),
        Work.of(
            "handle-churn-random",
            "handles",
            "100,000 values by handle: remove one, insert another, at random",
            handles("GenerationalArena", "HandleBench.churnAtRandom", G1),
            handles("GenerationalArena, Parallel", "HandleBench.churnAtRandom", PARALLEL),
            handles("bare slots in Java", "HandleBench.bareChurnAtRandom", G1),
            handles("a store in an array", "HandleBench.arrayChurn", G1),
            handles("a store in an array, Parallel", "HandleBench.arrayChurn", PARALLEL)));
  }

  /// Arrays of so many values are large for a small heap, which would measure its collector.
  private static Contender handles(String name, String method, String collector) {
    List<String> options = new ArrayList<>(List.of(LARGE_HEAP));
    options.add(collector);
    return Contender.of(name, method).under(options.toArray(String[]::new));
  }

  private static List<Work> values() {
    return List.of(
        Work.of(
            "values",
            "values",
            "An object that exists: kept and dropped",
            Contender.of("TypedArena", "ValueBench.typedArena"),
            Contender.of("Pool", "ValueBench.pool"),
            Contender.of("IndexArena", "ValueBench.indexArena"),
            Contender.of("GenerationalArena", "ValueBench.generationalArena"),
            Contender.of("JDK ArrayList", "ValueBench.jdkList"),
            Contender.of("an array", "ValueBench.array")));
  }

  private static List<Work> collections() {
    return List.of(
        collection(
            "list-add",
            "A list of 100,000 longs: add to an empty one",
            "listAdd",
            "Long",
            "LongArrayList",
            "ArrayList"),
        collection(
            "list-get",
            "A list of 100,000 longs: get",
            "listGet",
            "Long",
            "LongArrayList",
            "ArrayList"),
        collection(
            "map-put",
            "A map of 100,000 longs: put into an empty one",
            "mapPut",
            "Long",
            "Long2LongHashMap",
            "HashMap"),
        collection(
            "map-get",
            "A map of 100,000 longs: get",
            "mapGet",
            "Long",
            "Long2LongHashMap",
            "HashMap"));
  }

  private static Work collection(
      String id, String title, String method, String ours, String agrona, String jdk) {
    String upper = Character.toUpperCase(method.charAt(0)) + method.substring(1);
    String kind = method.startsWith("list") ? "List" : "Map";
    return Work.of(
        id,
        "collections",
        title,
        Contender.of(ours + kind, "CollectionBench." + method),
        Contender.of("Agrona " + agrona, "CollectionBench.agrona" + upper),
        Contender.of("JDK " + jdk, "CollectionBench.jdk" + upper));
  }

  private static List<Work> checks() {
    List<Contender> contenders =
        new ArrayList<>(
            List.of(
                Contender.of("BumpArena, not observed", "CheckBench.unobserved"),
                Contender.of("a bare position, no owner, no figures", "CheckBench.bare"),
                Contender.of("BumpArena, observed", "CheckBench.observed"),
                Contender.of("CountingAllocator", "CheckBench.counted")));
    for (String level : List.of("NONE", "SCOPES", "FILL", "REDZONES", "SHADOW", "FENCE")) {
      contenders.add(Contender.of("Checks." + level, "CheckBench.checked").with("level", level));
    }
    return List.of(
        new Work(
            "checks",
            "checks",
            "What it costs to be observable and checked: a struct of 24 B",
            contenders,
            List.of()));
  }

  private static List<Work> growth() {
    List<Work> works = new ArrayList<>();
    for (Size size :
        List.of(
            new Size("1 KiB", 1L << 10),
            new Size("64 KiB", 1L << 16),
            new Size("1 MiB", 1L << 20),
            new Size("64 MiB", 64L << 20),
            new Size("1 GiB", 1L << 30))) {
      works.add(arena(size));
    }
    for (Size size :
        List.of(
            new Size("10^3", 1_000),
            new Size("10^4", 10_000),
            new Size("10^5", 100_000),
            new Size("10^6", 1_000_000),
            new Size("10^7", 10_000_000))) {
      works.add(live(size));
    }
    return works;
  }

  private record Size(String name, long value) {}

  private static Work arena(Size size) {
    String bytes = Long.toString(size.value());
    return Work.of(
        "arena-" + bytes,
        "growth",
        "A struct of 24 B in an arena of " + size.name(),
        Contender.of("BumpArena.allocateOrNull", "GrowthBench.arena").with("byteSize", bytes),
        Contender.of("BumpArena.tryAllocate", "GrowthBench.arenaOutcome").with("byteSize", bytes),
        Contender.of("JDK slicingAllocator", "GrowthBench.jdkSlicing").with("byteSize", bytes));
  }

  private static Work live(Size size) {
    return Work.of(
        "live-" + size.value(),
        "growth",
        "A random one of " + size.name() + " live",
        live("GenerationalArena, get", "handleGet", size),
        live("GenerationalArena, churn", "handleChurn", size),
        live("BlockPool, churn by slot", "slotChurn", size),
        live("BlockPool, churn by segment", "poolChurn", size),
        live("objects, churn, G1", "objectChurn", size),
        live("LongMap, get", "mapGet", size),
        live("JDK HashMap, get", "jdkMapGet", size));
  }

  private static Contender live(String name, String method, Size size) {
    return Contender.of(name, "GrowthBench." + method)
        .with("live", Long.toString(size.value()))
        .under(LARGE_HEAP);
  }
}
