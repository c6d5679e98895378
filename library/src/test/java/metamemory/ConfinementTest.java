package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every public method of every type that is confined to a thread or can be closed, with whatever
/// arguments: it refuses other threads, and says when it is too late.
class ConfinementTest {
  /// What any thread may ask, also of a closed one.
  private static final Set<String> FACTS =
      Set.of(
          "arena",
          "blockBytes",
          "byteSize",
          "capacity",
          "counts",
          "depth",
          "inner",
          "isSpilled",
          "level",
          "owner",
          "recordBytes",
          "retired",
          "shape",
          "size",
          "toString",
          "valueBytes",
          "width");

  /// What its own thread may still do with a closed one.
  private static final Set<String> AFTERWARDS =
      Set.of(
          "close",
          "isLive",
          "leakedBlocks",
          "leakedBytes",
          "live",
          "liveBlocks",
          "owns",
          "position",
          "usage");

  static Stream<Supplier<Object>> closeable() {
    Stream<Supplier<Object>> everywhere =
        Stream.of(
            () -> BumpArena.open(64),
            () -> PagedArena.open(64),
            () -> BumpArena.open(64).openScope(),
            () -> TempAllocator.open(PageRules.of(64), false, null),
            () -> BlockPool.open(16, 2),
            HeapAllocator::open,
            () -> CheckedAllocator.over(BlockPool.open(64, 2), Checks.SHADOW),
            () -> TypedArena.open(2),
            () -> Pool.open(2),
            () -> RecordArena.open(BumpArena.open(64), ValueLayout.JAVA_LONG, IndexWidth.BITS_8),
            () -> LongList.open(BumpArena.open(64)),
            () -> SmallLongList.open(BumpArena.open(64)),
            () -> LongMap.open(BumpArena.open(256)),
            () -> TextBuilder.open(BumpArena.open(64)),
            () -> Interner.open(BumpArena.open(256)));
    return LazyArena.isSupported()
        ? Stream.concat(
            everywhere,
            Stream.of(
                () -> LazyArena.open(1 << 20),
                () -> CheckedAllocator.over(BlockPool.open(64, 2), Checks.FENCE),
                () -> LazyTypedArena.open(ValueLayout.JAVA_LONG, 10)))
        : everywhere;
  }

  static Stream<Supplier<Object>> confined() {
    return Stream.concat(
        closeable(),
        Stream.of(
            () -> IndexArena.of(IndexWidth.BITS_8),
            GenerationalArena::of,
            ConfinementTest::mapWithAnEntry));
  }

  private static SecondaryMap<String> mapWithAnEntry() {
    GenerationalArena<String> arena = GenerationalArena.of();
    SecondaryMap<String> map = SecondaryMap.of(arena);
    map.put(arena.add("cat"), "Minka");
    return map;
  }

  @ParameterizedTest
  @MethodSource("confined")
  void everyMethodRefusesOtherThreads(Supplier<Object> opener) {
    refusesOtherThreads(opener.get());
  }

  @ParameterizedTest
  @MethodSource("closeable")
  void everyMethodOfAClosedOneRefusesOtherThreadsToo(Supplier<Object> opener) throws Exception {
    Object target = opener.get();
    ((AutoCloseable) target).close();
    refusesOtherThreads(target);
  }

  private static void refusesOtherThreads(Object target) {
    assertThat(methods(target))
        .isNotEmpty()
        .allSatisfy(method -> {
          @Nullable Throwable[] thrown = new Throwable[1];
          OtherThread.failureOf(() -> thrown[0] = thrownBy(target, method));
          assertThat(thrown[0])
              .as(method.toString())
              .isInstanceOf(WrongThreadException.class)
              .hasMessageStartingWith(name(target, method));
        });
  }

  @ParameterizedTest
  @MethodSource("closeable")
  void everyMethodOfAClosedOneSaysSo(Supplier<Object> opener) throws Exception {
    Object target = opener.get();
    ((AutoCloseable) target).close();
    assertThat(methods(target).filter(method -> !AFTERWARDS.contains(method.getName())))
        .isNotEmpty()
        .allSatisfy(method ->
            assertThat(thrownBy(target, method))
                .as(method.toString())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(name(target, method))
                .hasMessageContaining("is closed"));
  }

  /// What the message must call it: what it is, or what it passes the question on to.
  private static String name(Object target, Method method) {
    return switch (target) {
      case CheckedAllocator _ when Set.of("usage", "owns").contains(method.getName()) -> "";
      case LazyTypedArena _ -> "Lazy";
      case SecondaryMap<?> _ -> "GenerationalArena";
      default -> target.getClass().getSimpleName();
    };
  }

  /// Its own methods, and not those that the JDK derives from them.
  private static Stream<Method> methods(Object target) {
    return Stream.of(target.getClass().getMethods())
        .filter(method -> method.getDeclaringClass().getPackageName().equals("metamemory"))
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> !FACTS.contains(method.getName()));
  }

  private static @Nullable Throwable thrownBy(Object target, Method method) {
    Object[] arguments =
        Stream.of(method.getParameterTypes()).map(ConfinementTest::argument).toArray();
    try {
      method.invoke(target, arguments);
      return null;
    } catch (InvocationTargetException e) {
      return e.getCause();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static Object argument(Class<?> type) {
    if (type == long.class) {
      return 1L;
    } else if (type == int.class) {
      return 1;
    } else if (type == MemorySegment.class) {
      return Arena.ofAuto().allocate(8, 8);
    } else if (type == Text.class) {
      return new Text(Arena.ofAuto().allocate(8, 8));
    } else if (type == Allocator.class) {
      return BumpArena.ofHeap(64);
    } else if (type.isInterface() && type != CharSequence.class) {
      return Proxy.newProxyInstance(
          ConfinementTest.class.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> null);
    }
    return "text";
  }
}
