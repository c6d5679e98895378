package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What all collections on an allocator have in common.
class CollectionsTest {

  /// A kind of collection: how to open it, put twenty things into it, ask its size, and copy it.
  record Kind<C extends AutoCloseable>(
      String name,
      Function<Allocator, C> open,
      Consumer<C> addTwenty,
      ToLongFunction<C> size,
      Function<C, Function<Allocator, Attempt<C>>> cloner) {

    long sizeAfterTwenty(Allocator allocator) {
      C collection = open.apply(allocator);
      try {
        addTwenty.accept(collection);
        return size.applyAsLong(collection);
      } finally {
        close(collection);
      }
    }

    C openWithTwenty(Allocator allocator) {
      C collection = open.apply(allocator);
      addTwenty.accept(collection);
      return collection;
    }

    void copyAndClose(Allocator from, Allocator to) {
      C collection = open.apply(from);
      try {
        addTwenty.accept(collection);
        C copy = cloner.apply(collection).apply(to).orElseThrow();
        assertThat(size.applyAsLong(copy)).isEqualTo(size.applyAsLong(collection));
        close(copy);
      } finally {
        close(collection);
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static void close(AutoCloseable collection) {
    try {
      collection.close();
    } catch (RuntimeException thrown) {
      throw thrown;
    } catch (Exception impossible) {
      throw new AssertionError(impossible);
    }
  }

  static Stream<Kind<?>> kinds() {
    return Stream.of(
        new Kind<>(
            "LongList",
            LongList::open,
            list -> twenty(list::add),
            LongList::size,
            list -> list::tryClone),
        new Kind<>(
            "SmallLongList",
            SmallLongList::open,
            list -> twenty(list::add),
            SmallLongList::size,
            list -> list::tryClone),
        new Kind<>(
            "LongMap",
            LongMap::open,
            map -> twenty(number -> map.put(number, -number)),
            LongMap::size,
            map -> map::tryClone),
        new Kind<>(
            "TextBuilder",
            TextBuilder::open,
            builder -> twenty(number -> builder.append("word ").append(number)),
            TextBuilder::byteSize,
            builder -> builder::tryClone),
        new Kind<>(
            "Interner",
            Interner::open,
            interner -> twenty(number -> interner.intern("word " + number)),
            Interner::size,
            interner -> interner::tryClone));
  }

  private static void twenty(LongConsumer action) {
    for (long number = 0; number < 20; number++) {
      action.accept(number);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void asksForNothingBeforeTheFirstElement(Kind<?> kind) {
    try (CountingAllocator allocator = CountingAllocator.over(BlockPool.open(1024, 8))) {
      close(kind.open.apply(allocator));
      assertThat(allocator.counts().allocations()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void releasesItsMemoryWhenClosed(Kind<?> kind) {
    try (BlockPool pool = BlockPool.open(4096, 8)) {
      Probe.run(pool, kind::sizeAfterTwenty).everythingFreed();
    }
  }

  /// An allocator of each type, with room for twenty things of any kind.
  static Stream<Supplier<Allocator>> allocators() {
    Stream<Supplier<Allocator>> everywhere =
        Stream.of(
            () -> BumpArena.open(1 << 14),
            () -> BumpArena.ofHeap(1 << 14),
            () -> BlockPool.open(4096, 8),
            HeapAllocator::open,
            () -> PagedArena.open(64),
            () -> PagedArena.open(PageRules.of(64).growingTo(4096)),
            () -> PagedArena.over(BlockPool.open(4096, 40), PageRules.of(256)),
            () -> BumpArena.open(1 << 14).openScope(),
            () -> PagedArena.open(64).openScope(),
            CollectionsTest::temporary,
            () -> CheckedAllocator.over(BumpArena.open(1 << 15), Checks.SHADOW),
            () -> CappedAllocator.over(HeapAllocator.open(), 1 << 14),
            () -> CountingAllocator.over(HeapAllocator.open()),
            () -> TracingAllocator.over(HeapAllocator.open(), 16, System::nanoTime));
    return LazyArena.isSupported()
        ? Stream.concat(everywhere, Stream.of(() -> LazyArena.open(1L << 40)))
        : everywhere;
  }

  private static Allocator temporary() {
    TempAllocator temp = TempAllocator.open(PageRules.of(512), false, null);
    temp.openScope();
    return temp;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void survivesEveryFailureWithoutALeakOnEveryKindOfAllocator(Kind<?> kind) {
    allocators()
        .forEach(allocator ->
            assertThat(Probe.survivesEveryFailure(allocator, kind::sizeAfterTwenty))
                .isGreaterThanOrEqualTo(2));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void cloneSurvivesEveryFailureWithoutALeakOnEveryKindOfAllocator(Kind<?> kind) {
    allocators()
        .forEach(opener ->
            assertThat(
                    Probe.survivesEveryFailure(
                        opener, allocator -> kind.copyAndClose(allocator, allocator)))
                .isGreaterThanOrEqualTo(3));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <C extends AutoCloseable> void refusedCloneLeavesTheOriginalAndNoMemoryTaken(Kind<C> kind) {
    try (BlockPool pool = BlockPool.open(4096, 8);
        BlockPool none = BlockPool.open(4096, 0)) {
      C collection = kind.openWithTwenty(pool);
      long size = kind.size.applyAsLong(collection);
      assertThat(kind.cloner.apply(collection).apply(none)).isInstanceOf(Attempt.Refused.class);
      assertThat(kind.size.applyAsLong(collection)).isEqualTo(size);
      close(collection);
      assertThat(pool.usage().liveBlocks()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <C extends AutoCloseable> void closesTwiceAndAfterItsAllocator(Kind<C> kind) {
    BumpArena arena = BumpArena.open(4096);
    C collection = kind.openWithTwenty(arena);
    arena.close();
    close(collection);
    close(collection);
    assertThat(kind.size.applyAsLong(collection)).isZero();
    assertThatIllegalStateException()
        .isThrownBy(() -> kind.addTwenty.accept(collection))
        .withMessage(kind.name + " is closed: open another one");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <C extends AutoCloseable> void useAfterItsAllocatorWasResetThrows(Kind<C> kind) {
    try (BumpArena arena = BumpArena.open(4096)) {
      C collection = kind.openWithTwenty(arena);
      arena.reset();
      assertThatIllegalStateException().isThrownBy(() -> kind.addTwenty.accept(collection));
      close(collection);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <C extends AutoCloseable> void refusesToGrowInAScopeThatEndsBefore(Kind<C> kind) {
    try (BumpArena arena = BumpArena.open(8192);
        Scope outer = arena.openScope()) {
      C collection = kind.open.apply(outer);
      try (Scope inner = outer.openScope()) {
        assertThat(inner.depth()).isEqualTo(2);
        assertThatIllegalStateException()
            .isThrownBy(() -> kind.addTwenty.accept(collection))
            .withMessageContaining("while a scope is open inside it");
      }
      kind.addTwenty.accept(collection);
      assertThat(kind.size.applyAsLong(collection)).isGreaterThanOrEqualTo(20);
      close(collection);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <C extends AutoCloseable> void cloneAfterItsAllocatorWasResetThrowsAndTakesNothing(Kind<C> kind) {
    try (BumpArena arena = BumpArena.open(4096);
        BlockPool pool = BlockPool.open(4096, 8)) {
      C collection = kind.openWithTwenty(arena);
      arena.reset();
      assertThatIllegalStateException()
          .isThrownBy(() -> kind.cloner.apply(collection).apply(pool))
          .withMessage("memory must be alive: the allocator of the collection was reset or closed");
      assertThat(pool.usage().liveBlocks()).isZero();
      close(collection);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <C extends AutoCloseable> void refusesOtherThreads(Kind<C> kind) throws InterruptedException {
    try (BumpArena arena = BumpArena.open(8192)) {
      C collection = kind.openWithTwenty(arena);
      assertThat(OtherThread.failureOf(() -> kind.addTwenty.accept(collection)))
          .isInstanceOf(WrongThreadException.class);
      assertThat(OtherThread.failureOf(() -> close(collection)))
          .isInstanceOf(WrongThreadException.class);
      assertThat(kind.size.applyAsLong(collection)).isPositive();
      close(collection);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void worksOnEveryKindOfAllocator(Kind<?> kind) {
    allocators()
        .forEach(opener -> {
          try (Allocator allocator = opener.get()) {
            assertThat(kind.sizeAfterTwenty(allocator)).isGreaterThanOrEqualTo(20);
          }
        });
  }
}
