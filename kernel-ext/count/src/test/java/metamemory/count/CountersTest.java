package metamemory.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CountersTest {
  private static final String MAKER =
      """
      public class Maker implements java.util.function.LongConsumer {
        record P(long x) {}
        static long last;
        public void accept(long n) {
          long sum = 0;
          for (long i = 0; i < n; i++) {
            P p = new P(i);
            sum += p.x();
          }
          last = sum;
        }
      }
      """;

  @BeforeEach
  void count() {
    Counters.watch(Thread.currentThread());
    Counters.on(true);
  }

  @AfterEach
  void countNoMore() {
    Counters.on(false);
  }

  @Test
  void countsAHundredMillionCreations() {
    var maker = maker();
    CountSnapshot before = Counters.snapshot();
    maker.accept(100_000_000);
    assertThat(only(before).count()).isEqualTo(100_000_000);
    assertThat(only(before).bytes()).isEqualTo(100_000_000L * ObjectSizes.of(new Mirror(1)));
  }

  @Test
  void losesNothingBetweenThreads() throws InterruptedException {
    var maker = maker();
    CountSnapshot before = Counters.snapshot();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Thread.Builder builder = i % 2 == 0 ? Thread.ofPlatform() : Thread.ofVirtual();
      threads.add(builder.start(() -> maker.accept(1_000_000)));
    }
    maker.accept(500_000);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(only(before).count()).isEqualTo(8_500_000);
    assertThat(only(before).elsewhere()).isEqualTo(8_000_000);
  }

  @Test
  void losesNothingWhenAnotherThreadIsWatched() throws InterruptedException {
    var maker = maker();
    CountSnapshot before = Counters.snapshot();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Thread thread = new Thread(() -> maker.accept(200_000));
      Counters.watch(thread);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(only(before).count()).isEqualTo(4_000_000);
  }

  @Test
  void countsNothingWhileOff() {
    var maker = maker();
    Counters.on(false);
    CountSnapshot before = Counters.snapshot();
    maker.accept(100_000);
    assertThat(Counters.snapshot().since(before)).isEmpty();
    assertThat(Counters.snapshot().objectsSince(before)).isZero();
    assertThat(Counters.on(true)).isFalse();
    maker.accept(1);
    assertThat(Counters.snapshot().objectsSince(before)).isOne();
  }

  @Test
  void redefinedClassesCountAtSitesOfTheirOwn() {
    CountSnapshot before = Counters.snapshot();
    maker().accept(3);
    maker().accept(4);
    assertThat(Counters.snapshot().since(before))
        .extracting(SiteCount::count)
        .containsExactly(3L, 4L);
  }

  @Test
  void countingAllocatesNothing() {
    var maker = maker();
    maker.accept(1);
    Counters.on(false);
    long off = leastBytes(maker);
    Counters.on(true);
    assertThat(leastBytes(maker)).isEqualTo(off);
  }

  @Test
  void doesNotCountWhatMeasuringCreates() {
    var maker = maker();
    CountSnapshot before = Counters.snapshot();
    maker.accept(1);
    assertThat(only(before).bytes()).isPositive();
    assertThat(Counters.snapshot().objectsSince(before)).isOne();
  }

  @Test
  void sitesTellWhereTheyAre() {
    CountSnapshot before = Counters.snapshot();
    maker().accept(1);
    Site site = only(before).site();
    assertThat(site.className()).isEqualTo("Maker");
    assertThat(site.method()).isEqualTo("accept");
    assertThat(site.line()).isEqualTo(7);
    assertThat(site.kind()).isEqualTo(Kind.OBJECT);
    assertThat(site.type()).isEqualTo("Maker$P");
  }

  @Test
  void aWatchedThreadIsNotElsewhere() throws InterruptedException {
    var maker = maker();
    CountSnapshot before = Counters.snapshot();
    Thread thread = new Thread(() -> maker.accept(5));
    Counters.watch(thread);
    thread.start();
    thread.join();
    assertThat(only(before).elsewhere()).isZero();
    maker.accept(2);
    assertThat(only(before).elsewhere()).isEqualTo(2);
  }

  private record Mirror(long x) {}

  private static long leastBytes(LongConsumer maker) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      long before = ThreadBytes.ofCurrentThread();
      maker.accept(3);
      least = Math.min(least, ThreadBytes.ofCurrentThread() - before);
    }
    return least;
  }

  private static SiteCount only(CountSnapshot before) {
    List<SiteCount> counts = Counters.snapshot().since(before);
    assertThat(counts).hasSize(1);
    return counts.getFirst();
  }

  private static LongConsumer maker() {
    try {
      return WovenClasses.of("Maker", MAKER)
          .asSubclass(LongConsumer.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot be instantiated", e);
    }
  }
}
