package metamemory.cli.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The page about the lessons says the same as `lessons.json`.
final class LessonsReadmeTest {
  private static final List<String> ROUTES = List.of("half-day", "one-day", "course");

  @Test
  void itsTableOfRoutesIsThatOfLessonsJson() throws IOException {
    List<Sheet> lessons =
        Pack.all().stream().filter(sheet -> Pack.entries().containsKey(sheet.id())).toList();
    List<String> expected = new ArrayList<>();
    lessons.forEach(lesson -> expected.add(row(lesson)));
    expected.add(sums(lessons));

    assertThat(table())
        .withFailMessage(() ->
            "the table of lessons/README.md must say what lessons.json says:%n%s"
                .formatted(String.join("\n", expected)))
        .isEqualTo(expected);
  }

  private static List<String> table() throws IOException {
    return Files.readAllLines(Pack.FOLDER.resolve("README.md")).stream()
        .filter(line -> line.startsWith("| [") || line.startsWith("| together "))
        .toList();
  }

  private static String row(Sheet lesson) {
    List<String> marks = new ArrayList<>();
    ROUTES.forEach(route -> marks.add(lesson.list("routes").contains(route) ? "yes" : ""));
    return "| [%s %s](%s/lesson.ipynb) | %d | %s |"
        .formatted(
            lesson.number(),
            lesson.text("title"),
            lesson.id(),
            lesson.minutes(),
            String.join(" | ", marks));
  }

  private static String sums(List<Sheet> lessons) {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, Integer> minutes = new TreeMap<>();
    for (Sheet lesson : lessons) {
      for (String route : lesson.list("routes")) {
        counts.merge(route, 1, Integer::sum);
        minutes.merge(route, lesson.minutes(), Integer::sum);
      }
    }
    List<String> sums = new ArrayList<>();
    ROUTES.forEach(route ->
        sums.add("%d lessons, %d minutes".formatted(counts.get(route), minutes.get(route))));
    return "| together | | " + String.join(" | ", sums) + " |";
  }
}
