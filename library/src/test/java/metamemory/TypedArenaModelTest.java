package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A [TypedArena] beside a list, with closers and makers that throw now and then.
class TypedArenaModelTest {
  private static final int CAPACITY = 60;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {71, 72})
  void agreesWithList(long seed) {
    Run run = new Run(ModelSteps.random(seed));
    for (int step = 0; step < ModelSteps.COUNT / 2; step++) {
      run.step(step);
      run.check(step);
    }
    run.end();
  }

  private static final class Run {
    private final RandomGenerator random;
    private final List<Integer> live = new ArrayList<>();
    private final List<Integer> closed = new ArrayList<>();
    private final List<Integer> expected = new ArrayList<>();
    private final TypedArena<Integer> arena = TypedArena.open(CAPACITY, this::closing);

    Run(RandomGenerator random) {
      this.random = random;
    }

    /// Every seventh value does not like to be closed.
    private void closing(Integer value) {
      closed.add(value);
      if (value % 7 == 0) {
        throw new IllegalStateException("close of " + value);
      }
    }

    void step(int value) {
      int dice = random.nextInt(100);
      if (dice < 60) {
        boolean fits = live.size() < CAPACITY;
        assertThat(arena.tryAdd(value)).isEqualTo(fits);
        if (fits) {
          live.add(value);
        }
      } else if (dice < 80) {
        makeAll(value, random.nextInt(8), random.nextInt(12));
      } else if (dice < 99) {
        truncate(live.size() - random.nextInt(Math.min(live.size(), 5) + 1));
      } else {
        truncate(0);
      }
    }

    private void makeAll(int value, int count, int failing) {
      boolean fits = count <= CAPACITY - live.size();
      boolean added = false;
      boolean failed = false;
      try {
        added =
            arena.tryMakeAll(
                count,
                number -> {
                  if (number == failing) {
                    throw new IllegalArgumentException("value " + number);
                  }
                  return value + number;
                });
      } catch (IllegalArgumentException _) {
        failed = true;
      }
      assertThat(failed).isEqualTo(fits && failing < count);
      assertThat(added).isEqualTo(fits && !failed);
      for (int number = 0; added && number < count; number++) {
        live.add(value + number);
      }
      for (int number = failing - 1; failed && number >= 0; number--) {
        expected.add(value + number);
      }
    }

    private void truncate(int size) {
      boolean throwing = false;
      while (live.size() > size) {
        int value = live.removeLast();
        expected.add(value);
        throwing |= value % 7 == 0;
      }
      boolean thrown = false;
      try {
        arena.truncate(size);
      } catch (IllegalStateException _) {
        thrown = true;
      }
      assertThat(thrown).isEqualTo(throwing);
    }

    void check(int step) {
      assertThat(arena.size()).as("size after step %d", step).isEqualTo(live.size());
      assertThat(closed).as("closed in step %d", step).isEqualTo(expected);
      closed.clear();
      expected.clear();
      if (!live.isEmpty()) {
        int index = random.nextInt(live.size());
        assertThat(arena.get(index)).isEqualTo(live.get(index));
      }
    }

    void end() {
      truncate(0);
      check(-1);
      arena.close();
      assertThat(closed).isEmpty();
    }
  }
}
