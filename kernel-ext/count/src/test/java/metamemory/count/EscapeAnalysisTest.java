package metamemory.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscapeAnalysisTest {
  private static final long ROUNDS = 50_000;
  private static final int MOST_TRIES = 20_000;

  @AfterEach
  void countNoMore() {
    Counters.on(false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sum += new P(i).x();",
        "int[] pair = {1, 2}; sum += pair[1];",
        "Long box = (long) i + 1_000; sum += box;",
        "LongSupplier s = () -> n; sum += s.getAsLong();",
        "P p = new P(i); P q = new P(p.x()); sum += q.x();"
      })
  void isUndisturbedWhileOffEvenAfterCounting(String body) {
    LongConsumer loop = loop(body);
    assertThat(bytesWhenWarm(loop)).as("never counted").isZero();
    Counters.on(true);
    loop.accept(ROUNDS);
    Counters.on(false);
    assertThat(bytesWhenWarm(loop)).as("counted before").isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sum += new P(i).x();", "int[] pair = {1, 2}; sum += pair[1];"})
  void isUndisturbedByCountingToo(String body) {
    LongConsumer loop = loop(body);
    Counters.watch(Thread.currentThread());
    Counters.on(true);
    assertThat(bytesWhenWarm(loop)).isZero();
    CountSnapshot before = Counters.snapshot();
    loop.accept(ROUNDS);
    assertThat(Counters.snapshot().objectsSince(before)).isEqualTo(ROUNDS);
  }

  /// The compiler works in the background: tries until it has done so.
  private static long bytesWhenWarm(LongConsumer loop) {
    long allocated = Long.MAX_VALUE;
    for (int attempt = 0; attempt < MOST_TRIES && allocated > 0; attempt++) {
      long before = ThreadBytes.ofCurrentThread();
      loop.accept(ROUNDS);
      allocated = ThreadBytes.ofCurrentThread() - before;
    }
    return allocated;
  }

  private static LongConsumer loop(String body) {
    String source =
        """
        import java.util.function.*;
        public class Loop implements LongConsumer {
          record P(long x) {}
          static long total;
          public void accept(long n) {
            long sum = 0;
            for (int i = 0; i < n; i++) { %s }
            total += sum;
          }
        }
        """
            .formatted(body);
    try {
      return WovenClasses.of("Loop", source)
          .asSubclass(LongConsumer.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot be instantiated", e);
    }
  }
}
