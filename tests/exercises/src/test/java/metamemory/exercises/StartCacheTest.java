package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import metamemory.grade.Checker;
import metamemory.grade.Definition;
import metamemory.grade.Exercise;
import metamemory.grade.Exercises;
import metamemory.grade.GradeResult;
import metamemory.grade.Limits;
import metamemory.grade.StartCache;
import metamemory.grade.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {
  @TempDir private Path directory;

  @Test
  void isMadeOnceAndTakesThePlaceOfAnOlderOne() throws IOException, InterruptedException {
    Path older =
        Files.writeString(directory.resolve("check-0123456789abcdef.aot"), "of another JDK");
    StartCache cache = StartCache.in(directory);

    assertThat(cache.prepare()).isTrue();

    List<Path> made = files();
    assertThat(made).singleElement().isNotEqualTo(older);
    byte[] before = Files.readAllBytes(made.getFirst());
    assertThat(cache.prepare()).isTrue();
    assertThat(files()).isEqualTo(made);
    assertThat(Files.readAllBytes(made.getFirst())).isEqualTo(before);
  }

  @Test
  void isPassedOverWhenItIsDamaged() throws IOException, InterruptedException {
    StartCache cache = StartCache.in(directory);
    cache.prepare();
    Files.writeString(files().getFirst(), "damaged");
    Exercise exercise =
        Exercises.load(Path.of("..", "..", "lessons")).find("align-up").orElseThrow();
    Definition answer =
        new Definition(
            Definition.Kind.METHOD,
            "alignUp",
            "long alignUp(long value, long alignment) { return 0; }",
            1,
            1);

    GradeResult result =
        new Checker(Limits.standard(), 1, Optional.of(cache)).check(exercise, List.of(answer));

    assertThat(result.verdict()).as(result.message()).isEqualTo(Verdict.FAILED);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
