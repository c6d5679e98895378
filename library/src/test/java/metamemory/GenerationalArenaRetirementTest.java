package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Where the bits of a handle end: last generations, last indexes, owners.
class GenerationalArenaRetirementTest {
  @Test
  void slotRetiresAfterItsLastGeneration() {
    GenerationalArena<Integer> arena = GenerationalArena.of(HandleShape.of(2, 2, 0));
    for (int use = 1; use <= 3; use++) {
      long handle = arena.add(use);
      assertThat(arena.shape().generation(handle)).isEqualTo(use);
      assertThat(arena.shape().index(handle)).isZero();
      arena.release(handle);
    }
    assertThat(arena.retired()).isEqualTo(1);
    assertThat(arena.shape().index(arena.add(4))).isEqualTo(1);
  }

  @Test
  void arenaWhoseSlotsAllRetiredRefuses() {
    GenerationalArena<Integer> arena = GenerationalArena.of(HandleShape.of(2, 1, 0));
    for (int use = 0; use < 3; use++) {
      arena.release(arena.add(use));
    }
    assertThat(arena.tryAdd(4)).isEqualTo(GenerationalArena.NULL);
    assertThatIllegalStateException()
        .isThrownBy(() -> arena.add(4))
        .withMessage(
            "arena is full, release a value, take wider handles or ask with tryAdd: size=0,"
                + " slots=3, retired=3");
    arena.clear();
    assertThat(arena.tryAdd(4)).isEqualTo(GenerationalArena.NULL);
    assertThat(arena).hasToString("GenerationalArena[0 of 3 slots live, 3 retired]");
  }

  @Test
  void clearRetiresTheSlotsOfTheLastGeneration() {
    GenerationalArena<Integer> arena = GenerationalArena.of(HandleShape.of(2, 1, 0));
    arena.add(1);
    arena.clear();
    assertThat(arena.retired()).isEqualTo(1);
    assertThat(arena.shape().index(arena.add(2))).isEqualTo(1);
  }

  @Test
  void slotThatWrapsBeginsAgainAtOne() {
    GenerationalArena<Integer> arena = GenerationalArena.of(HandleShape.of(2, 2, 0).wrapping());
    long first = arena.add(1);
    arena.release(first);
    arena.release(arena.add(2));
    arena.release(arena.add(3));
    long again = arena.add(4);
    // What wrapping costs: after all generations, the first handle passes for the newest.
    assertThat(again).isEqualTo(first);
    assertThat(arena.retired()).isZero();
  }

  @Test
  void wholeArenaRetiresAfterItsLastGeneration() {
    GenerationalArena<Integer> arena = GenerationalArena.of(HandleShape.of(4, 1, 0).wholeArena());
    long handle = arena.add(1);
    arena.clear();
    assertThat(arena.tryAdd(2)).isEqualTo(GenerationalArena.NULL);
    assertThat(arena.retired()).isEqualTo(15);
    arena.clear();
    assertThat(arena.tryAdd(2)).isEqualTo(GenerationalArena.NULL);
    assertThatIllegalStateException().isThrownBy(() -> arena.get(handle));
  }

  @Test
  void wholeArenaThatWrapsBeginsAgainAtOne() {
    GenerationalArena<Integer> arena =
        GenerationalArena.of(HandleShape.of(4, 1, 0).wholeArena().wrapping());
    long first = arena.add(1);
    arena.clear();
    assertThat(arena.add(2)).isEqualTo(first);
  }

  @Test
  void generationsOf32BitsAreComparedAsWholeNumbers() {
    HandleShape shape = HandleShape.of(4, 32, 0);
    long generation = 1L << 31;
    assertThat(shape.generation(shape.handle(3, generation, 0))).isEqualTo(generation);
    assertThat(shape.generation(shape.handle(3, shape.maxGeneration(), 0))).isEqualTo(0xFFFF_FFFFL);
    assertThat(shape.index(shape.handle(3, shape.maxGeneration(), 0))).isEqualTo(3);
  }

  @Test
  void refusesWhatItsIndexBitsCannotName() {
    GenerationalArena<Integer> arena = GenerationalArena.of(HandleShape.of(8, 8, 8));
    for (int i = 0; i < 255; i++) {
      arena.add(i);
    }
    assertThat(arena.tryAdd(255)).isEqualTo(GenerationalArena.NULL);
    assertThat(arena.size()).isEqualTo(255);
    arena.forEach((handle, value) -> assertThat(arena.get(handle)).isEqualTo(value));
  }

  static Stream<HandleShape> smallShapes() {
    HandleShape retiring = HandleShape.of(4, 3, 1);
    HandleShape wrapping = HandleShape.of(4, 2, 2).wrapping();
    return Stream.of(
        retiring,
        wrapping,
        retiring.wholeArena(),
        wrapping.wholeArena(),
        HandleShape.of(1, 2, 1),
        HandleShape.of(31, 32, 1).wrapping());
  }

  @ParameterizedTest
  @MethodSource("smallShapes")
  void ofAllNumbersOnlyTheLiveHandlesAreGood(HandleShape shape) {
    RandomGenerator random = ModelSteps.random(45);
    GenerationalArena<Integer> arena = GenerationalArena.of(shape);
    List<Long> live = new ArrayList<>();
    for (int step = 0; step < 300; step++) {
      int dice = random.nextInt(40);
      if (dice == 0) {
        arena.clear();
        live.clear();
      } else if (dice < 22 || live.isEmpty()) {
        long handle = arena.tryAdd(step);
        if (handle != GenerationalArena.NULL) {
          live.add(handle);
        }
      } else {
        arena.release(live.remove(random.nextInt(live.size())));
      }
      for (long number = 0; number < 512; number++) {
        assertThat(arena.contains(number))
            .as("%d in step %d", number, step)
            .isEqualTo(live.contains(number));
      }
      for (int slot = 0; slot < arena.capacity(); slot++) {
        // What the arena keeps for a free slot has these upper bits, and some index.
        long kept = arena.shape().handle(0, arena.generation(slot), arena.owner());
        for (int next = 0; next <= arena.capacity(); next++) {
          assertThat(arena.contains(kept | next)).isEqualTo(live.contains(kept | next));
        }
        assertThat(arena.contains(kept | shape.index(-1))).isFalse();
      }
    }
  }

  @Test
  void whatTheLastFreeSlotKeepsIsNoHandle() {
    GenerationalArena<Integer> arena = GenerationalArena.of();
    HandleShape shape = arena.shape();
    long last = 0;
    for (int slot = 0; slot < 8; slot++) {
      last = arena.add(slot);
    }
    arena.release(last);
    assertThat(arena.contains(shape.handle(shape.index(-1), 1, arena.owner()))).isFalse();
  }

  @Test
  void spentSlotsArePassedOverWhereverTheyLie() {
    GenerationalArena<Integer> arena = GenerationalArena.of(HandleShape.of(3, 2, 0));
    long[] handles = new long[7];
    for (int slot = 0; slot < 7; slot++) {
      handles[slot] = arena.add(slot);
    }
    for (int use = 2; use <= 3; use++) {
      for (int slot : new int[] {1, 4, 6}) {
        arena.release(handles[slot]);
        handles[slot] = arena.add(slot);
      }
    }
    for (int slot : new int[] {6, 0, 1, 2, 4}) {
      arena.release(handles[slot]);
    }
    assertThat(arena.retired()).isEqualTo(3);
    assertThat(arena.shape().index(arena.add(7))).isEqualTo(2);
    assertThat(arena.shape().index(arena.add(8))).isZero();
    assertThat(arena.tryAdd(9)).isEqualTo(GenerationalArena.NULL);
    assertThat(arena.retired()).isEqualTo(3);
    assertThat(arena.size()).isEqualTo(4);
  }

  @Test
  void ownersOfOneBitAreAllTheSame() {
    HandleShape shape = HandleShape.of(8, 8, 1);
    assertThat(GenerationalArena.of(shape).owner()).isEqualTo(1);
    assertThat(GenerationalArena.of(shape).owner()).isEqualTo(1);
    assertThat(GenerationalArena.of(HandleShape.of(8, 8, 0)).owner()).isZero();
  }

  @Test
  void highestBitOfAHandleMayBeTheOwners() {
    HandleShape shape = HandleShape.of(28, 24, 12);
    long handle = shape.handle(5, 6, shape.maxOwner());
    assertThat(handle).isNegative();
    assertThat(shape.describe(handle)).isEqualTo("index=5, generation=6, owner=4095");
    assertThat(shape.hasForeignBits(handle)).isFalse();
  }

  @Test
  void takesShapesFromTheNarrowestToTheWidest() {
    HandleShape narrowest = HandleShape.of(1, 1, 0);
    assertThat(narrowest.maxSlots()).isEqualTo(1);
    assertThat(narrowest.maxGeneration()).isEqualTo(1);
    assertThat(narrowest.describe(3)).isEqualTo("index=1, generation=1");
    assertThat(narrowest.hasForeignBits(3)).isFalse();
    assertThat(narrowest.hasForeignBits(4)).isTrue();
    HandleShape widest = HandleShape.of(31, 32, 1);
    assertThat(widest.maxSlots()).isEqualTo(1 << 30);
    assertThat(widest.maxGeneration()).isEqualTo(4_294_967_295L);
    assertThat(widest.hasForeignBits(-1)).isFalse();
    assertThat(HandleShape.of(1, 32, 31).maxOwner()).isEqualTo(2_147_483_647);
  }

  @Test
  void refusesShapesOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HandleShape.of(0, 8, 0))
        .withMessage("indexBits must be from 1 to 31: indexBits=0");
    assertThatIllegalArgumentException().isThrownBy(() -> HandleShape.of(32, 8, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> HandleShape.of(8, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> HandleShape.of(8, 33, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> HandleShape.of(8, 8, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HandleShape.of(8, 8, 32))
        .withMessage("ownerBits must be from 0 to 31: ownerBits=32");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HandleShape.of(31, 32, 2))
        .withMessageStartingWith("indexBits + generationBits + ownerBits must be at most 64");
  }
}
