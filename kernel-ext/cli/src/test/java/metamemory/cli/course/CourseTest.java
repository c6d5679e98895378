package metamemory.cli.course;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import metamemory.cli.workspace.Lesson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseTest {
  private static final Lesson LESSON =
      new Lesson(
          "09-bump-arenas", Path.of("..", "..", "lessons", "09-bump-arenas", "lesson.ipynb"));

  @TempDir private Path folder;

  @Test
  void holdsAConfigurationThePreprocessorsAndTheLessons() throws IOException {
    Course course = new Course(folder.resolve("my \"course\""), List.of("/opt/a b/learn"));

    assertThat(course.write(List.of(LESSON))).isEmpty();

    Path made = folder.resolve("my \"course\"");
    assertThat(made.resolve("nbgrader_config.py"))
        .content()
        .contains("course_id = \"my \\\"course\\\"\"", "command = [\"/opt/a b/learn\"]")
        .doesNotContain("@LEARN", "@COURSE");
    assertThat(made.resolve("metamemory_nbgrader.py")).isNotEmptyFile();
    assertThat(made.resolve("source/09-bump-arenas/09-bump-arenas.ipynb"))
        .content()
        .contains("BEGIN SOLUTION");
  }

  @Test
  void keepsWhatIsThereAndNamesWhatDiffers() throws IOException {
    Course course = new Course(folder, List.of("learn"));
    course.write(List.of(LESSON));
    Path config = folder.resolve("nbgrader_config.py");
    Files.writeString(config, "# mine\n");

    assertThat(course.write(List.of(LESSON))).containsExactly(config);

    assertThat(config).hasContent("# mine\n");
  }

  @Test
  void givesPointsToChecksOfExercisesAlone() {
    List<JsonObject> graded =
        cells(CourseNotebook.of(LESSON.instructors()))
            .filter(cell -> meta(cell).has("grade") && meta(cell).get("grade").getAsBoolean())
            .toList();

    assertThat(graded)
        .isNotEmpty()
        .allMatch(cell -> cell.get("source").toString().contains("%check "))
        .allMatch(cell -> meta(cell).has("points"));
  }

  private static Stream<JsonObject> cells(String notebook) {
    JsonObject whole = JsonParser.parseString(notebook).getAsJsonObject();
    return StreamSupport.stream(whole.getAsJsonArray("cells").spliterator(), false)
        .map(JsonElement::getAsJsonObject);
  }

  private static JsonObject meta(JsonObject cell) {
    return cell.getAsJsonObject("metadata").get("nbgrader") instanceof JsonObject meta
        ? meta
        : new JsonObject();
  }
}
