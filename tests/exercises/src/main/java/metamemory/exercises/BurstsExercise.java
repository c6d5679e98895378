package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import metamemory.AllocationRefusedException;
import metamemory.Allocator;
import metamemory.BumpArena;
import metamemory.Observer;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `total(arena, bursts)`: every price in a block of its own, every burst dropped at once.
final class BurstsExercise {
  private static final long[] TEN = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

  interface Feed {
    long total(BumpArena arena, List<long[]> bursts);
  }

  private final Feed learner = Answer.bind(Feed.class);

  @Test
  @Order(1)
  @DisplayName("adds up one burst of ten, in 80 bytes")
  void addsUpOneBurst() {
    Watch watch = new Watch();
    assertThat(total(80, watch, List.of(TEN))).as("total of 1 to 10").isEqualTo("55");
    assertThat(watch.blocks).as("blocks asked for, for ten prices").isEqualTo(10);
    assertThat(watch.most).as("bytes in use before the reset: ten prices of 8 B").isEqualTo(80);
  }

  @Test
  @Order(2)
  @DisplayName("leaves the arena empty")
  void leavesTheArenaEmpty() {
    try (BumpArena arena = BumpArena.open(256, null)) {
      learner.total(arena, List.of(TEN, new long[] {20, 30}));
      assertThat(arena.position()).as("position() after two bursts").isZero();
      assertThat(arena.usage().allocations())
          .as("blocks asked of the arena, for 12 prices")
          .isEqualTo(12);
    }
  }

  @Test
  @Order(3)
  @Points(2)
  @DisplayName("takes any number of bursts with the same 80 bytes")
  void takesManyBursts() {
    List<long[]> bursts = new ArrayList<>();
    for (int burst = 0; burst < 1_000; burst++) {
      bursts.add(TEN);
    }
    assertThat(total(80, new Watch(), bursts))
        .as("total of 1,000 bursts of 1 to 10, in an arena of 80 B")
        .isEqualTo("55000");
  }

  @Test
  @Order(4)
  @Hidden
  @DisplayName("is right for random bursts, empty ones too")
  void isRightForRandomBursts() {
    RandomGenerator random = Answer.random();
    List<long[]> bursts = new ArrayList<>();
    long expected = 0;
    for (int burst = 0; burst < 100; burst++) {
      long[] prices = new long[random.nextInt(11)];
      for (int i = 0; i < prices.length; i++) {
        prices[i] = random.nextLong(-1_000_000, 1_000_000);
        expected += prices[i];
      }
      bursts.add(prices);
    }
    assertThat(total(80, new Watch(), bursts))
        .as("total of 100 random bursts, in an arena of 80 B")
        .isEqualTo("" + expected);
  }

  private String total(long capacity, Watch watch, List<long[]> bursts) {
    try (BumpArena arena = BumpArena.open(capacity, watch)) {
      return "" + learner.total(arena, bursts);
    } catch (AllocationRefusedException full) {
      return "refused: " + full.getMessage();
    } catch (IllegalStateException ended) {
      return ended.getClass().getSimpleName() + ": " + ended.getMessage();
    }
  }

  /// What an arena was asked for.
  private static final class Watch implements Observer {
    private long blocks;
    private long bytes;
    private long most;

    @Override
    public void allocated(
        Allocator source, long address, long byteSize, long byteAlignment, long paddingBytes) {
      blocks++;
      bytes += byteSize + paddingBytes;
      most = Math.max(most, bytes);
    }

    @Override
    public void reset(Allocator source) {
      bytes = 0;
    }
  }
}
