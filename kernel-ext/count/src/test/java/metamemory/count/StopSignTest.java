package metamemory.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StopSignTest {
  @AfterEach
  void lower() {
    StopSign.lower();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) {}",
        "for (;;) { n++; }",
        "do { n += 2; } while (n != 1);",
        "while (true) { try { while (true) {} } catch (Throwable t) { n++; } }",
        "for (int i = 0; i >= 0; i = (i + 1) & 0xFF) { n += i; }",
        "while (true) { try { n++; } finally { n--; } }",
        "while (true) switch ((int) n++ & 1) { case 0: continue; default: }",
        "while (true) call();",
        "while (true) new int[0].clone();",
        "Runnable r = () -> { while (true) { n++; } }; r.run();",
        "exponential(60);",
        "Iterator<Long> i = Stream.iterate(0L, x -> x + 1).filter(x -> x < 0).iterator();"
            + " i.next();",
        "new Object() { void spin() { while (true) n++; } }.spin();"
      })
  void endsWhatWouldNotEnd(String body) throws InterruptedException {
    Runnable endless = endless(body);
    CountDownLatch started = new CountDownLatch(1);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread =
        new Thread(() -> {
          started.countDown();
          try {
            endless.run();
          } catch (Throwable t) {
            thrown.set(t);
          }
        });
    thread.start();
    started.await();
    // Long enough for the compiler to have replaced the loop in most runs; either way it must end.
    thread.join(300);
    assertThat(thread.isAlive()).isTrue();
    StopSign.raise(thread::equals);
    thread.join();
    assertThat(thrown.get()).isInstanceOf(Stopped.class);
  }

  @Test
  void stopsOnlyTheThreadsMeant() {
    Runnable brief = endless("for (int i = 0; i < 100; i++) { call(); }");
    Thread other = new Thread(() -> {});
    StopSign.raise(other::equals);
    brief.run();
    StopSign.raise();
    assertThat(catchThrowable(brief::run)).isInstanceOf(Stopped.class);
    StopSign.lower();
    brief.run();
  }

  @Test
  void canBeRaisedAgainAndAgain() {
    Runnable loop = endless("for (int i = 0; i < 30_000; i++) { n += i; }");
    for (int round = 0; round < 50; round++) {
      loop.run();
      StopSign.raise();
      assertThat(catchThrowable(loop::run)).isInstanceOf(Stopped.class);
      StopSign.lower();
    }
  }

  private static Runnable endless(String body) {
    String source =
        """
        import java.util.*;
        import java.util.stream.*;
        public class Endless implements Runnable {
          static long n;
          static void call() { n++; }
          static long exponential(int k) { return k < 2 ? k : exponential(k - 1) + exponential(k - 2); }
          public void run() { %s }
        }
        """
            .formatted(body);
    try {
      return WovenClasses.of("Endless", source, WeaveOptions.STOP_CHECKS)
          .asSubclass(Runnable.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot be instantiated", e);
    }
  }
}
