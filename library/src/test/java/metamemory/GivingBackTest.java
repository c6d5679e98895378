package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes back to the C library or the system, and when it cannot. They grant again what they
/// got back; what they never get back they never grant again.
@SuppressWarnings("restricted") // the tests call the C library themselves
class GivingBackTest {
  private static final int ROUNDS = 200;

  /// Few, since other threads of the JVM take memory too; without a free each round has its own.
  private static void assertGrantedAgain(LongSupplier address) {
    Set<Long> addresses = new HashSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      addresses.add(address.getAsLong());
    }
    assertThat(addresses).hasSizeLessThan(ROUNDS / 2);
  }

  /// By the call for small sizes, and by that for large ones.
  @ParameterizedTest
  @ValueSource(longs = {64, 64 << 10, (64 << 10) + 1, 1 << 20})
  void aReleasedBlockIsGrantedAgain(long byteSize) {
    try (HeapAllocator heap = HeapAllocator.open(null)) {
      assertGrantedAgain(() -> {
        MemorySegment block = heap.allocate(byteSize, 8);
        assertThat(heap.release(block)).isTrue();
        return block.address();
      });
    }
  }

  @Test
  void whatABlockGrewOutOfIsGrantedAgain() {
    try (HeapAllocator heap = HeapAllocator.open(null)) {
      assertGrantedAgain(() -> {
        MemorySegment block = heap.allocate(1000, 8);
        heap.release(heap.resize(block, 3000, 8));
        return block.address();
      });
    }
  }

  static Stream<Supplier<Allocator>> owners() {
    Stream<Supplier<Allocator>> everywhere =
        Stream.of(
            () -> HeapAllocator.open(null),
            () -> BumpArena.open(1 << 16, null),
            () -> BlockPool.open(1 << 16, 16, 1, null),
            () -> PagedArena.open(PageRules.of(1 << 16), null));
    return LazyArena.isSupported()
        ? Stream.concat(everywhere, Stream.of(() -> LazyArena.open(1 << 20)))
        : everywhere;
  }

  @ParameterizedTest
  @MethodSource("owners")
  void memoryOfAClosedOneIsGrantedAgain(Supplier<Allocator> opener) {
    assertGrantedAgain(() -> {
      try (Allocator owner = opener.get()) {
        return owner.allocate(1000, 8).address();
      }
    });
  }

  @Test
  void temporaryMemoryOfAClosedOneIsGrantedAgain() {
    assertGrantedAgain(() -> {
      try (TempAllocator temp = TempAllocator.open(PageRules.of(1 << 16), false, null)) {
        return temp.openScope().allocate(1000, 8).address();
      }
    });
  }

  @Test
  void pagesThatAResetDoesNotKeepAreGrantedAgain() {
    try (PagedArena arena = PagedArena.open(PageRules.of(1 << 16).retaining(0), null)) {
      assertGrantedAgain(() -> {
        long address = arena.allocate(8, 8).address();
        arena.reset();
        return address;
      });
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void fencesOfReleasedBlocksAreGrantedAgain() {
    try (CheckedAllocator checked =
        CheckedAllocator.over(BlockPool.open(64, 16, 1, null), Checks.FENCE)) {
      assertGrantedAgain(() -> {
        MemorySegment block = checked.allocate(8, 8);
        checked.release(block);
        return block.address();
      });
    }
  }

  @Test
  void aBlockThatKeepsItsSizeStaysWhereItIs() {
    try (HeapAllocator heap = HeapAllocator.open(null)) {
      MemorySegment block = heap.allocate(64, 16);
      assertThat(heap.resize(block, 64, 16).address()).isEqualTo(block.address());
    }
  }

  @Test
  void aResizeThatIsRefusedGivesBackWhatItTook() throws Throwable {
    try (HeapAllocator heap = HeapAllocator.open(null)) {
      MemorySegment numbers = heap.allocateFrom(JAVA_INT, 2, 1);
      sort(
          numbers,
          () ->
              assertGrantedAgain(() -> {
                failureOf(() -> heap.tryResize(numbers, 3000, 4));
                MemorySegment block = heap.allocate(3000, 4);
                heap.release(block);
                return block.address();
              }));
      heap.release(numbers);
    }
  }

  /// A native call holds the block while Java code that it calls back tries to end it.
  @Test
  void refusesToEndABlockThatNativeCodeIsUsing() throws Throwable {
    try (HeapAllocator heap = HeapAllocator.open(null)) {
      MemorySegment numbers = heap.allocateFrom(JAVA_INT, 3, 1, 2);
      List<Throwable> refused = new ArrayList<>();
      sort(
          numbers,
          () -> {
            refused.add(failureOf(() -> heap.release(numbers)));
            refused.add(failureOf(() -> heap.tryResize(numbers, 4, 4)));
            refused.add(failureOf(() -> heap.tryResize(numbers, 400, 4)));
            refused.add(failureOf(heap::close));
          });
      assertThat(refused).isNotEmpty().allMatch(IllegalStateException.class::isInstance);
      assertThat(numbers.toArray(JAVA_INT)).containsExactly(1, 2, 3);
      assertThat(heap.usage().liveBlocks()).isEqualTo(1);
      heap.release(numbers);
    }
  }

  private static Throwable failureOf(Runnable call) {
    try {
      call.run();
      return new AssertionError("was not refused");
    } catch (RuntimeException refusal) {
      return refusal;
    }
  }

  private static void sort(MemorySegment numbers, Runnable atEachComparison) throws Throwable {
    ValueLayout.OfLong size = JAVA_LONG;
    MethodHandle qsort =
        Linker.nativeLinker()
            .downcallHandle(
                Linker.nativeLinker().defaultLookup().findOrThrow("qsort"),
                FunctionDescriptor.ofVoid(ValueLayout.ADDRESS, size, size, ValueLayout.ADDRESS));
    MethodHandle compare =
        MethodHandles.lookup()
            .findStatic(
                GivingBackTest.class,
                "compare",
                MethodType.methodType(
                    int.class, Runnable.class, MemorySegment.class, MemorySegment.class))
            .bindTo(atEachComparison);
    try (Arena arena = Arena.ofConfined()) {
      var pointer = ValueLayout.ADDRESS.withTargetLayout(JAVA_INT);
      MemorySegment callback =
          Linker.nativeLinker()
              .upcallStub(compare, FunctionDescriptor.of(JAVA_INT, pointer, pointer), arena);
      qsort.invokeExact(numbers, numbers.byteSize() / 4, 4L, callback);
    }
  }

  static int compare(Runnable atEachComparison, MemorySegment left, MemorySegment right) {
    atEachComparison.run();
    return Integer.compare(left.get(JAVA_INT, 0), right.get(JAVA_INT, 0));
  }
}
