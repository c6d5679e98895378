package metamemory.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

final class WorksTest {
  private static final List<Class<?>> CLASSES =
      List.of(
          StructBench.class,
          StructPeers.class,
          ScopeBench.class,
          TreeBench.class,
          TreePeers.class,
          CopyBench.class,
          HandleBench.class,
          ValueBench.class,
          CollectionBench.class,
          CheckBench.class,
          GrowthBench.class);

  /// Every benchmark once, with the smallest parameters: they may not rot between two measurements.
  @ParameterizedTest
  @MethodSource("benchmarks")
  void eachBenchmarkDoesItsWork(Contender contender) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(contender.pattern())
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(1))
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true);
    contender.parameters().forEach((name, value) -> options.param(name, value));
    assertThat(new Runner(options.build()).run())
        .singleElement()
        .satisfies(result -> assertThat(result.getPrimaryResult().getScore()).isPositive());
  }

  static Stream<Contender> benchmarks() {
    Map<String, Contender> smallest = new HashMap<>();
    Works.all().stream()
        .flatMap(work -> work.contenders().stream())
        .forEach(contender -> smallest.putIfAbsent(contender.method(), contender));
    return new TreeSet<>(smallest.keySet()).stream().map(smallest::get);
  }

  @Test
  void eachBenchmarkIsInSomeWork() {
    Set<String> written = new TreeSet<>();
    for (Class<?> type : CLASSES) {
      Arrays.stream(type.getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(Benchmark.class))
          .map(Method::getName)
          .forEach(name -> written.add(type.getSimpleName() + "." + name));
    }
    assertThat(benchmarks().map(Contender::method)).containsExactlyElementsOf(written);
  }

  @Test
  void eachTargetIsHeldAgainstSomethingThatIsShown() {
    for (Work work : Works.all()) {
      Set<String> shown = new HashSet<>();
      work.contenders().forEach(contender -> shown.add(contender.name()));
      Apart.known().stream()
          .filter(figure -> figure.work().equals(work.id()))
          .forEach(figure -> shown.add(figure.name()));
      assertThat(work.targets()).extracting(Work.Target::against).isSubsetOf(shown);
    }
  }

  @Test
  void eachFigureMeasuredApartBelongsToAWork() {
    assertThat(Works.all())
        .extracting(Work::id)
        .doesNotHaveDuplicates()
        .containsAll(Apart.known().stream().map(Apart::work).toList());
  }
}
