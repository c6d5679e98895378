package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import metamemory.grade.Feedback;
import metamemory.grade.NotebookGrader;
import metamemory.grade.NotebookResult;
import metamemory.grade.Release;
import metamemory.grade.Sandbox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each lesson's own notebook, with its solutions among all its other cells, handed in whole: what
/// stands around an answer must not spoil it.
class LessonNotebooksTest {
  private static final Path LESSONS = Path.of("..", "..", "lessons");

  @ParameterizedTest(name = "{0}")
  @MethodSource("lessons")
  void hasAllPoints(String lesson) throws IOException {
    Release release =
        Release.all(LESSONS).stream()
            .filter(each -> each.lesson().equals(lesson))
            .findFirst()
            .orElseThrow();
    NotebookResult result =
        new NotebookGrader(LessonAnswersTest.PATIENT, 1, Optional.empty(), Sandbox.none())
            .grade(release, LESSONS.resolve(lesson).resolve("lesson.ipynb"), "teacher");

    assertThat(result.score())
        .as(result.exercises().stream().map(Feedback::text).collect(Collectors.joining("\n")))
        .isEqualTo(release.points());
  }

  static List<String> lessons() throws IOException {
    return Release.all(LESSONS).stream().map(Release::lesson).toList();
  }
}
