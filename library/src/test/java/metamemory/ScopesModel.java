package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.random.RandomGenerator;

/// The dull twin of an arena with scopes: a stack of lists of blocks.
final class ScopesModel {
  private static final int MOST_BYTES = 3000;

  private final BumpAllocator arena;
  private final RandomGenerator random;
  private final Deque<Level> levels = new ArrayDeque<>();

  private record Level(Allocator allocator, BlocksModel blocks) {}

  private ScopesModel(BumpAllocator arena, RandomGenerator random) {
    this.arena = arena;
    this.random = random;
    push(arena);
  }

  /// Makes random calls on an empty arena, in scopes up to 32 deep, and compares what it says.
  static void run(BumpAllocator arena, RandomGenerator random, int steps) {
    ScopesModel model = new ScopesModel(arena, random);
    for (int step = 0; step < steps; step++) {
      model.step();
    }
    model.checkAll();
  }

  private void step() {
    int dice = random.nextInt(100);
    Level inner = levels.getFirst();
    if (dice < 3 && levels.size() <= Scope.MAX_DEPTH) {
      push(inner.allocator instanceof Scope scope ? scope.openScope() : arena.openScope());
    } else if (dice == 3 && levels.size() <= Scope.MAX_DEPTH) {
      runInScope(inner.allocator);
    } else if (dice < 9 && inner.allocator instanceof Scope scope) {
      leave(scope, dice == 4);
    } else if (dice == 9 && levels.size() == 1 && random.nextInt(5) == 0) {
      arena.reset();
      inner.blocks.clear();
    } else {
      inner.blocks.step();
    }
    assertThat(arena.usage().depth()).isEqualTo(levels.size() - 1);
  }

  private void runInScope(Allocator around) {
    if (around instanceof Scope scope) {
      scope.runInScope(this::runSteps);
    } else {
      arena.runInScope(this::runSteps);
    }
    checkAll();
  }

  /// Some steps, after which scopes may be open inside, or this one may be closed already.
  private void runSteps(Scope scope) {
    push(scope);
    for (int step = random.nextInt(40); step > 0; step--) {
      step();
    }
    checkAll();
    while (levels.stream().anyMatch(level -> level.allocator.equals(scope))) {
      BlocksModel ended = levels.pop().blocks;
      levels.getFirst().blocks.countToo(ended);
    }
  }

  private void leave(Scope scope, boolean promoting) {
    checkAll();
    BlocksModel ended = levels.pop().blocks;
    BlocksModel around = levels.getFirst().blocks;
    around.countToo(ended);
    if (promoting && ended.liveBlocks() > 0) {
      around.promoteFrom(scope, ended);
    } else {
      scope.close();
    }
    checkAll();
  }

  private void push(Allocator allocator) {
    levels.push(new Level(allocator, new BlocksModel(allocator, random, MOST_BYTES, 6, 40)));
  }

  private void checkAll() {
    long live = 0;
    for (Level level : levels) {
      level.blocks.checkBytes();
      live += level.blocks.liveBlocks();
    }
    levels.getFirst().blocks.checkAll();
    assertThat(arena.usage().liveBlocks()).as("live blocks in all scopes").isEqualTo(live);
  }
}
