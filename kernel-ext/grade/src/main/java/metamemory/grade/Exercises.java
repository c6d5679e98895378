package metamemory.grade;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// All exercises of all lessons, in the order of the lessons' folders.
public final class Exercises {
  private static final int SCHEMA = 1;
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "title",
          "suite",
          "defines",
          "minutes",
          "points",
          "starter",
          "hints",
          "wrong",
          "solution");

  private final Map<String, Exercise> byId;

  private Exercises(Map<String, Exercise> byId) {
    this.byId = byId;
  }

  /// Reads the `exercises.json` of each lesson that has one.
  ///
  /// @param lessonsDir the folder that holds the lessons' folders
  /// @return the exercises
  /// @throws IOException if the folder or a file cannot be read
  /// @throws LessonFormatException if a file does not say what it should: names the file, the field
  ///   and the value
  public static Exercises load(Path lessonsDir) throws IOException {
    Map<String, Exercise> byId = new LinkedHashMap<>();
    for (Path file : files(lessonsDir)) {
      for (Exercise exercise : read(file)) {
        Exercise other = byId.putIfAbsent(exercise.id(), exercise);
        if (other != null) {
          throw new LessonFormatException(
              file, "id", exercise.id(), "must be unique, but is also in " + other.lesson());
        }
      }
    }
    return new Exercises(byId);
  }

  /// Every exercise.
  ///
  /// @return in the order of the lessons
  public Collection<Exercise> all() {
    return List.copyOf(byId.values());
  }

  /// Looks up an exercise.
  ///
  /// @param id its id, as a learner types it
  /// @return the exercise, or empty if there is none of that name
  public Optional<Exercise> find(String id) {
    return Optional.ofNullable(byId.get(id.strip()));
  }

  private static List<Path> files(Path lessonsDir) throws IOException {
    try (Stream<Path> lessons = Files.list(lessonsDir)) {
      return lessons
          .map(lesson -> lesson.resolve("exercises.json"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private static List<Exercise> read(Path file) throws IOException {
    JsonReading root = JsonReading.of(file);
    root.onlyFields(Set.of("schema", "exercises"));
    int schema = root.wholeNumber("schema");
    if (schema != SCHEMA) {
      throw new LessonFormatException(file, "schema", schema, "must be " + SCHEMA);
    }
    List<Exercise> exercises = new ArrayList<>();
    for (JsonObject object : root.objects("exercises")) {
      exercises.add(
          exercise(new JsonReading(file, "exercises[" + exercises.size() + "].", object)));
    }
    return exercises;
  }

  private static Exercise exercise(JsonReading json) {
    json.onlyFields(FIELDS);
    Path directory = Objects.requireNonNull(json.file().toAbsolutePath().getParent());
    return new Exercise(
        json.matching("id", "[a-z0-9]+(-[a-z0-9]+)*"),
        json.text("title"),
        String.valueOf(directory.getFileName()),
        directory,
        json.matching("suite", "[\\w$]+(\\.[\\w$]+)*"),
        json.texts("defines", 1),
        json.wholeNumber("minutes"),
        json.wholeNumber("points"),
        json.optionalText("starter"),
        json.texts("hints", 1),
        wrongAnswers(json),
        json.optionalText("solution"));
  }

  private static List<Exercise.WrongAnswer> wrongAnswers(JsonReading json) {
    List<Exercise.WrongAnswer> answers = new ArrayList<>();
    for (JsonObject object : json.optionalObjects("wrong")) {
      JsonReading answer =
          new JsonReading(json.file(), json.path() + "wrong[" + answers.size() + "].", object);
      answer.onlyFields(Set.of("file", "fails", "message"));
      answers.add(
          new Exercise.WrongAnswer(
              answer.text("file"), answer.text("fails"), answer.text("message")));
    }
    return answers;
  }
}
