package metamemory;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// How long the model tests run, and where their randomness comes from.
///
/// A model test makes random calls on an allocator and on a dull twin and compares what both say.
/// The seed is the test's name, so a failure can be run again. 100,000 steps a test are normal; for
/// a long run: `mvn -pl library test -Dtest='*ModelTest' -Dmetamemory.model.steps=10000000`.
final class ModelSteps {
  /// How many steps a model test shares among its seeds.
  static final int COUNT = Integer.getInteger("metamemory.model.steps", 100_000);

  private ModelSteps() {}

  static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }
}
