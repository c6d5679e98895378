package metamemory.cli.lessons;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import metamemory.grade.Exercise;
import metamemory.grade.Exercises;

/// The lessons as they lie in the repository, read once.
final class Pack {
  static final Path FOLDER = Path.of("..", "..", "lessons").toAbsolutePath().normalize();

  private static final String ONLY = System.getProperty("lesson", "");

  /// One fact that the pack teaches.
  record Fact(String lesson, String sentence, String source, boolean correction) {}

  /// What the curriculum asks of a lesson.
  record Duty(List<Integer> minutes, int exercises, List<String> misconceptions) {}

  private static final Pack WHOLE = new Pack();

  private final Map<String, JsonObject> entries = new LinkedHashMap<>();
  private final Map<String, Fact> facts = new LinkedHashMap<>();
  private final Map<String, Duty> curriculum = new LinkedHashMap<>();
  private final List<Sheet> sheets;

  private Pack() {
    try {
      json(FOLDER.resolve("lessons.json"))
          .getAsJsonArray("lessons")
          .forEach(each ->
              entries.put(each.getAsJsonObject().get("id").getAsString(), each.getAsJsonObject()));
      json(FOLDER.resolve("facts.json"))
          .getAsJsonObject("facts")
          .entrySet()
          .forEach(each -> facts.put(each.getKey(), fact(each.getValue())));
      readCurriculum();
      List<Exercise> exercises = List.copyOf(Exercises.load(FOLDER).all());
      try (Stream<Path> folders = Files.list(FOLDER)) {
        sheets =
            folders
                .filter(folder -> Files.exists(folder.resolve("lesson.ipynb")))
                .sorted()
                .map(folder -> Sheet.read(folder, entries, exercises))
                .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readCurriculum() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Pack.class.getResourceAsStream("curriculum.json"))) {
      new Gson()
          .fromJson(new InputStreamReader(in, StandardCharsets.UTF_8), JsonObject.class)
          .entrySet()
          .forEach(each ->
              curriculum.put(each.getKey(), new Gson().fromJson(each.getValue(), Duty.class)));
    }
  }

  private static Fact fact(JsonElement element) {
    return new Gson().fromJson(element, Fact.class);
  }

  static JsonObject json(Path file) throws IOException {
    return new Gson().fromJson(Files.readString(file), JsonObject.class);
  }

  /// All lessons that have a notebook.
  static List<Sheet> all() {
    return WHOLE.sheets;
  }

  /// The lessons to look at: all, or those whose id begins as `-Dlesson=09,10` says.
  static List<Sheet> chosen() {
    return all().stream()
        .filter(sheet -> Stream.of(ONLY.split(",")).anyMatch(sheet.id()::startsWith))
        .toList();
  }

  static Map<String, JsonObject> entries() {
    return WHOLE.entries;
  }

  static Map<String, Fact> facts() {
    return WHOLE.facts;
  }

  /// What the curriculum asks of the lesson of a number.
  static Duty duty(String number) {
    return WHOLE.curriculum.getOrDefault(number, new Duty(List.of(0, 0), 0, List.of()));
  }

  static Map<String, Duty> curriculum() {
    return WHOLE.curriculum;
  }

  static Optional<Sheet> find(String id) {
    return all().stream().filter(sheet -> sheet.id().equals(id)).findFirst();
  }
}
