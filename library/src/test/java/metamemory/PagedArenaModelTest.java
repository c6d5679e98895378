package metamemory;

import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A [PagedArena] beside a list of blocks that remembers every byte written, with resets, and with
/// scopes.
class PagedArenaModelTest {
  private static final PageRules RULES =
      PageRules.of(256).growingTo(4096).retaining(10_000).limitedTo(60_000);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {61, 62})
  void agreesWithListOfBlocks(long seed) {
    try (PagedArena arena = PagedArena.open(RULES, null)) {
      agrees(arena, ModelSteps.random(seed));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {63, 64})
  void agreesWithListOfBlocksOverAnotherAllocator(long seed) {
    try (HeapAllocator heap = HeapAllocator.open(null);
        PagedArena arena = PagedArena.over(heap, RULES, null)) {
      agrees(arena, ModelSteps.random(seed));
    }
  }

  private static void agrees(PagedArena arena, RandomGenerator random) {
    BlocksModel model = new BlocksModel(arena, random, 9000, 7, 200);
    for (int step = 0; step < ModelSteps.COUNT / 8; step++) {
      model.step();
      if (random.nextInt(500) == 0) {
        model.checkAll();
        arena.reset();
        model.clear();
      }
    }
    model.checkAll();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {65, 66, 67, 68})
  void scopesAgreeWithListsOfBlocks(long seed) {
    RandomGenerator random = ModelSteps.random(seed);
    try (PagedArena arena = PagedArena.open(RULES, null)) {
      ScopesModel.run(arena, random, ModelSteps.COUNT / 8);
    }
  }
}
