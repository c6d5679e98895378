package metamemory.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadRecordTest {
  private static final int ROUNDS = 300_000;

  @SuppressWarnings("UnusedVariable") // written to, so that it is made
  private static byte @Nullable [] kept;

  @BeforeEach
  void canBeRead() {
    assertThat(ThreadRecord.isReadable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void saysWhatTheVmSays(long seed) {
    Random random = new Random(seed);
    long record = ThreadRecord.of(Thread.currentThread());
    for (int round = 0; round < 2_000; round++) {
      kept = new byte[random.nextInt(1 << random.nextInt(1, 22))];
      long told = ThreadBytes.ofCurrentThread();
      assertThat(ThreadRecord.bytes(record)).as("round %s", round).isEqualTo(told);
    }
  }

  @Test
  void saysSoOnEachThreadWhileTheirBuffersAreTakenAway() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    List<Long> wrong = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger quiet = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      threads.add(
          new Thread(() -> {
            long record = ThreadRecord.of(Thread.currentThread());
            for (int round = 0; round < 20_000; round++) {
              kept = new byte[round % 500];
              long before = ThreadBytes.ofCurrentThread();
              long read = ThreadRecord.bytes(record);
              long after = ThreadBytes.ofCurrentThread();
              // Compiling a method makes the strings of its class (see Literals), within a reading
              // too.
              if (read < before || read > after) {
                wrong.add(read - before);
              }
              if (before == after) {
                quiet.incrementAndGet();
              }
            }
          }));
    }
    threads.forEach(Thread::start);
    for (int i = 0; i < 10; i++) {
      System.gc();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(wrong).isEmpty();
    assertThat(quiet.get()).isGreaterThan(59_900);
  }

  @Test
  void compiledCodeReadsBeforeAndAfterWhatItAllocates() {
    long size = ObjectSizes.ofArray(byte.class, 40);
    for (int warm = 0; warm < 10; warm++) {
      assertThat(allocatedInside(ROUNDS)).isEqualTo(ROUNDS * size);
    }
  }

  /// The sum of differences over what is to be found within them; what lies between is to be found
  /// in none.
  private static long allocatedInside(int rounds) {
    long record = ThreadRecord.of(Thread.currentThread());
    long sum = 0;
    for (int i = 0; i < rounds; i++) {
      kept = new byte[16];
      long before = ThreadRecord.bytes(record);
      kept = new byte[40];
      sum += ThreadRecord.bytes(record) - before;
      kept = new byte[80];
    }
    return sum;
  }

  @Test
  void aStringTellsTheWidthOfItsCharactersAndSoDoTheCharacters() {
    for (String text : List.of("", "abc", "caf\u00e9", "\u20ac", "a".repeat(999) + "\u0100")) {
      assertThat(StringCoder.hasLatin1Only(text)).isEqualTo(StringCoder.isLatin1(text));
    }
  }
}
