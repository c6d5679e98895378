package metamemory.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExercisesTest {
  private static final String GOOD =
      """
      {"schema": 1, "exercises": [{
        "id": "twice", "title": "Twice as much", "suite": "a.b.TwiceExercise", "defines": ["twice"],
        "minutes": 5, "points": 3, "hints": ["Add.", "Add it to itself."],
        "wrong": [{"file": "wrong/once.java", "fails": "doubles", "message": "4 + 4"}],
        "solution": "solution/twice.java"}]}
      """;

  @TempDir private Path lessons;

  @Test
  void readsEveryLesson() throws IOException {
    write("01-one", GOOD);
    write("02-two", GOOD.replace("\"id\": \"twice\"", "\"id\": \"again\""));
    Files.createDirectory(lessons.resolve("03-without"));

    Exercises exercises = Exercises.load(lessons);

    assertThat(exercises.all()).extracting(Exercise::lesson).containsExactly("01-one", "02-two");
    assertThat(exercises.find(" twice "))
        .contains(
            new Exercise(
                "twice",
                "Twice as much",
                "01-one",
                lessons.resolve("01-one").toAbsolutePath(),
                "a.b.TwiceExercise",
                List.of("twice"),
                5,
                3,
                Optional.empty(),
                List.of("Add.", "Add it to itself."),
                List.of(new Exercise.WrongAnswer("wrong/once.java", "doubles", "4 + 4")),
                Optional.of("solution/twice.java")));
    assertThat(exercises.find("nothing")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "schema": 1            | "schema": 2          | schema must be 1: schema=2
          "id": "twice"          | "id": "Twice!"       | exercises[0].id must match [a-z0-9]+(-[a-z0-9]+)*: exercises[0].id="Twice!"
          "title": "Twice as much" | "title": ""        | exercises[0].title must not be blank
          "suite": "a.b.TwiceExercise" | "suite": 7     | exercises[0].suite must be a text: exercises[0].suite=7
          "minutes": 5           | "minutes": 5.5       | exercises[0].minutes must be a whole number from 0 to 999999: exercises[0].minutes=5.5
          "points": 3,           | ""                   | points must be a whole number from 0 to 999999: exercises[0].points=null
          "defines": ["twice"]   | "defines": []        | exercises[0].defines must hold at least 1 text
          "hints": ["Add.",      | "hints": ["",        | exercises[0].hints must hold at least 1 text, and no blank one
          "wrong": [{            | "wrong": [7, {       | exercises[0].wrong must be an array of objects
          "fails": "doubles"     | "fail": "doubles"    | exercises[0].wrong[0].fail is not a field here (fields are [fails, file, message])
          """)
  void namesFileFieldAndValueOfWhatIsWrong(String good, String bad, String message)
      throws IOException {
    write("01-one", GOOD.replace(good, bad.equals("\"\"") ? "" : bad));

    assertThatThrownBy(() -> Exercises.load(lessons))
        .isInstanceOf(LessonFormatException.class)
        .hasMessageContaining(lessons.resolve("01-one").resolve("exercises.json").toString())
        .hasMessageContaining(message);
  }

  @Test
  void refusesTheSameIdTwice() throws IOException {
    write("01-one", GOOD);
    write("02-two", GOOD);

    assertThatThrownBy(() -> Exercises.load(lessons))
        .hasMessageContaining("02-two")
        .hasMessageEndingWith("id must be unique, but is also in 01-one: id=twice");
  }

  @Test
  void refusesWhatIsNoJson() throws IOException {
    write("01-one", GOOD.substring(0, 40));

    assertThatThrownBy(() -> Exercises.load(lessons))
        .isInstanceOf(LessonFormatException.class)
        .hasMessageContaining("the file must be JSON");
  }

  private void write(String lesson, String json) throws IOException {
    Files.writeString(
        Files.createDirectory(lessons.resolve(lesson)).resolve("exercises.json"), json);
  }
}
