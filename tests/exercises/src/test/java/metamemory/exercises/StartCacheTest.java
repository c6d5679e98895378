package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import metamemory.grade.Checker;
import metamemory.grade.Definition;
import metamemory.grade.Exercise;
import metamemory.grade.Exercises;
import metamemory.grade.GradeResult;
import metamemory.grade.StartCache;
import metamemory.grade.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {
  @TempDir private Path directory;

  @Test
  void isMadeOnceAndPassedOverWhenItIsDamaged() throws IOException, InterruptedException {
    Path older =
        Files.writeString(directory.resolve("check-0123456789abcdef.aot"), "of another JDK");
    StartCache cache = StartCache.in(directory);

    assertThat(cache.prepare()).isTrue();
    assertThat(files()).as("only the new one is left").singleElement().isNotEqualTo(older);
    Path made = files().getFirst();
    FileTime time = Files.getLastModifiedTime(made);
    assertThat(cache.prepare()).isTrue();
    assertThat(Files.getLastModifiedTime(made)).isEqualTo(time);
    assertThat(checkWith(cache).verdict()).isEqualTo(Verdict.FAILED);

    assertThat(cache.prepareForGrading()).isTrue();
    assertThat(files())
        .as("one more, for children that need not compile")
        .hasSize(2)
        .contains(made);

    Files.writeString(made, "damaged");
    GradeResult result = checkWith(cache);
    assertThat(result.verdict()).as(result.message()).isEqualTo(Verdict.FAILED);
  }

  private static GradeResult checkWith(StartCache cache) throws IOException {
    Exercise exercise =
        Exercises.load(Path.of("..", "..", "lessons")).find("align-up").orElseThrow();
    String source = "long alignUp(long value, long alignment) { return 0; }";
    Definition answer = new Definition(Definition.Kind.METHOD, "alignUp", source, 1, 1);
    return new Checker(LessonAnswersTest.PATIENT, 1, Optional.of(cache))
        .check(exercise, List.of(answer));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
