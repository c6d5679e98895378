package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `FirstFit`: an allocator of 64 cells that takes the lowest run of free cells that is long
/// enough.
final class FirstFitExercise {
  private static final int CELLS = 64;
  private static final int REFUSED = -1;

  interface FirstFit {
    int allocate(int cells);

    void free(int offset, int cells);

    double fragmentation();
  }

  private final FirstFit heap = Answer.make(FirstFit.class);

  @Test
  @Order(1)
  @DisplayName("hands out one block behind the other")
  void handsOutInOrder() {
    gives(5, 0, "the heap is empty");
    gives(8, 5, "cells 0 to 4 are taken");
    gives(1, 13, "cells 0 to 12 are taken");
  }

  @Test
  @Order(2)
  @DisplayName("fills to the last cell, then refuses with -1")
  void fillsToTheLastCell() {
    gives(CELLS + 1, REFUSED, "there are only 64 cells");
    gives(CELLS, 0, "64 cells are free");
    gives(1, REFUSED, "all cells are taken");
  }

  @Test
  @Order(3)
  @DisplayName("uses freed cells again, the lowest hole first")
  void usesTheLowestHole() {
    fill();
    heap.free(40, 8);
    heap.free(8, 8);
    gives(8, 8, "cells 8 to 15 and 40 to 47 are free: the lower hole comes first");
    gives(3, 40, "cells 40 to 47 are free");
    gives(5, 43, "cells 43 to 47 are free");
  }

  @Test
  @Order(4)
  @DisplayName("refuses what no hole is large enough for")
  void refusesWhatNoHoleHolds() {
    fill();
    for (int offset = 8; offset < CELLS; offset += 16) {
      heap.free(offset, 8);
    }
    gives(9, REFUSED, "32 cells are free, but no more than 8 in a row");
    gives(8, 8, "a refusal must not take any cell");
  }

  @Test
  @Order(5)
  @DisplayName("joins neighbouring holes")
  void joinsNeighbours() {
    fill();
    heap.free(16, 8);
    heap.free(32, 8);
    gives(16, REFUSED, "cells 24 to 31, between the holes, are taken");
    heap.free(24, 8);
    gives(24, 16, "cells 16 to 39 are one hole now");
  }

  @Test
  @Order(6)
  @DisplayName("says how fragmented the free cells are")
  void measuresFragmentation() {
    fragmented(0, "all 64 cells are one hole");
    fill();
    fragmented(0, "nothing is free");
    heap.free(8, 8);
    fragmented(0, "all 8 free cells are one hole");
    heap.free(24, 8);
    fragmented(0.5, "the largest hole has 8 of 16 free cells");
    heap.free(40, 8);
    heap.free(56, 8);
    fragmented(0.75, "the largest hole has 8 of 32 free cells");
    heap.free(48, 8);
    fragmented(0.4, "the largest hole has 24 of 40 free cells");
  }

  @Test
  @Order(7)
  @Hidden
  @Points(1)
  @DisplayName("agrees with a slow and simple allocator over 500 random steps")
  void agreesWithSlowAllocator() {
    RandomGenerator random = Answer.random();
    int[] model = new int[CELLS];
    for (int step = 1; step <= 500; step++) {
      int offset = random.nextInt(CELLS);
      if (random.nextInt(3) > 0) {
        int cells = random.nextInt(1, 12);
        int expected = room(model, cells);
        gives(cells, expected, "taken are " + picture(model));
        if (expected != REFUSED) {
          Arrays.fill(model, expected, expected + cells, step);
        }
      } else if (model[offset] > 0) {
        int block = model[offset];
        int from = 0;
        while (model[from] != block) {
          from++;
        }
        int cells = (int) Arrays.stream(model).filter(id -> id == block).count();
        heap.free(from, cells);
        Arrays.fill(model, from, from + cells, 0);
      }
    }
  }

  private static int room(int[] model, int cells) {
    for (int offset = 0; offset + cells <= CELLS; offset++) {
      if (Arrays.stream(model, offset, offset + cells).allMatch(id -> id == 0)) {
        return offset;
      }
    }
    return REFUSED;
  }

  private static String picture(int[] model) {
    StringBuilder cells = new StringBuilder();
    Arrays.stream(model).forEach(id -> cells.append(id == 0 ? '.' : 'x'));
    return cells.toString();
  }

  private void fill() {
    for (int offset = 0; offset < CELLS; offset += 8) {
      gives(8, offset, "blocks of 8 cells, one behind the other");
    }
  }

  private void gives(int cells, int expected, String why) {
    assertThat(heap.allocate(cells)).as("allocate(%d): %s", cells, why).isEqualTo(expected);
  }

  private void fragmented(double expected, String why) {
    double rounded = Math.round(heap.fragmentation() * 1_000_000) / 1_000_000.0;
    assertThat(rounded).as("fragmentation(): %s", why).isEqualTo(expected);
  }
}
