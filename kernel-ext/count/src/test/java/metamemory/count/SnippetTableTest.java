package metamemory.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SnippetTableTest {
  private static final int RUNS = 12;
  private static final Map<Snippet, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();

  static Stream<Snippet> table() {
    return Stream.of("objects", "arrays", "boxes", "strings", "lambdas", "flow", "types", "jdk")
        .flatMap(table -> Snippet.of(table).stream());
  }

  @BeforeEach
  void count() {
    Counters.watch(Thread.currentThread());
    Counters.on(true);
  }

  @AfterEach
  void countNoMore() {
    Counters.on(false);
    Counters.insideCalls(false);
  }

  @ParameterizedTest
  @MethodSource("table")
  void countsWhatEachLineCreates(Snippet snippet) throws Throwable {
    MethodHandle run = run(snippet);
    CountSnapshot before = Counters.snapshot();
    run.invokeExact();
    assertThat(Snippet.inWords(Counters.snapshot().since(before))).isEqualTo(snippet.expected());
  }

  @ParameterizedTest
  @MethodSource("table")
  void bytesAgreeWithTheThreadsOwnCounter(Snippet snippet) throws Throwable {
    MethodHandle run = run(snippet);
    long leastUncounted = Long.MAX_VALUE;
    for (int i = 0; i < RUNS; i++) {
      CountSnapshot before = Counters.snapshot();
      long bytesBefore = ThreadBytes.ofCurrentThread();
      run.invokeExact();
      long allocated = ThreadBytes.ofCurrentThread() - bytesBefore;
      List<SiteCount> created = Counters.snapshot().since(before);
      long counted = created.stream().mapToLong(SiteCount::bytes).sum();
      leastUncounted = Math.min(leastUncounted, allocated - counted);
    }
    if (snippet.hasMoreInsideCalls()) {
      assertThat(leastUncounted).isPositive();
    } else {
      assertThat(leastUncounted).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("table")
  void nothingIsLeftOverOnceCallsAreMeasuredToo(Snippet snippet) throws Throwable {
    MethodHandle run = run(snippet);
    Counters.insideCalls(true);
    long leastLeft = Long.MAX_VALUE;
    for (int i = 0; i < RUNS; i++) {
      CountSnapshot before = Counters.snapshot();
      long bytesBefore = ThreadBytes.ofCurrentThread();
      run.invokeExact();
      long allocated = ThreadBytes.ofCurrentThread() - bytesBefore;
      CountSnapshot after = Counters.snapshot();
      long counted = after.since(before).stream().mapToLong(SiteCount::bytes).sum();
      long inside = after.insideSince(before).stream().mapToLong(InsideBytes::bytes).sum();
      leastLeft = Math.min(leastLeft, allocated - counted - inside);
    }
    if (snippet.hasMoreInTheVm()) {
      assertThat(leastLeft).isPositive();
    } else {
      assertThat(leastLeft).isZero();
    }
  }

  @Test
  void theTableIsLargeEnough() {
    assertThat(table().count()).isGreaterThanOrEqualTo(40);
  }

  private static MethodHandle run(Snippet snippet) throws ReflectiveOperationException {
    Map<String, byte[]> classFiles =
        COMPILED.computeIfAbsent(snippet, key -> Compiler.compile("S", key.source(), "-g"));
    Class<?> type = Class.forName("S", true, new WovenClasses(classFiles, WeaveOptions.ALL));
    return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
        .findStatic(type, "run", MethodType.methodType(void.class));
  }
}
