package metamemory;

import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What stands between a caller and an allocator changes nothing that a list of blocks would
/// notice: decorators, and the temporary memory of a thread.
class DecoratorsModelTest {

  static Stream<Allocator> decorated() {
    return Stream.of(
        CappedAllocator.over(HeapAllocator.open(null), 20_000),
        FailingAllocator.over(HeapAllocator.open(null), call -> call % 10 == 0),
        CountingAllocator.over(PagedArena.open(PageRules.of(4096).limitedTo(1 << 20), null)),
        TracingAllocator.over(BumpArena.open(1 << 20, null), 16, System::nanoTime),
        temporary());
  }

  private static Allocator temporary() {
    TempAllocator temp = TempAllocator.open(PageRules.of(4096).limitedTo(1 << 20), false, null);
    temp.openScope();
    return temp;
  }

  @ParameterizedTest(name = "seed 91, {0}")
  @MethodSource("decorated")
  void agreesWithListOfBlocks(Allocator allocator) {
    RandomGenerator random = ModelSteps.random(91);
    try (allocator) {
      BlocksModel model = new BlocksModel(allocator, random, 2000, 6, 100);
      for (int step = 0; step < ModelSteps.COUNT / 5; step++) {
        model.step();
        if (step % 1000 == 0) {
          model.checkAll();
        }
      }
      model.checkAll();
    }
  }
}
