package metamemory.cli.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What can be said of a lesson without running it. Each message tells its writer what to mend.
final class LessonFormTest {
  private static final int LESSONS = 15;

  interface Rule {
    List<String> faults(Sheet sheet) throws IOException;
  }

  private static Map<String, Rule> rules() {
    Map<String, Rule> rules = new LinkedHashMap<>();
    rules.put("stands in lessons.json, after its prerequisites", StructureRules::entry);
    rules.put("is in canonical form", StructureRules::form);
    rules.put("has one title and a summary", StructureRules::title);
    rules.put("has contents whose minutes add up", StructureRules::contents);
    rules.put("has its sections in order", StructureRules::sections);
    rules.put("has objectives that can be seen", StructureRules::objectives);
    rules.put("has links that resolve, and words for its pictures", StructureRules::links);
    rules.put("has no walls of text", StructureRules::noWalls);
    rules.put("has notes for instructors", StructureRules::instructor);
    rules.put("explains its words", TeachingRules::glossary);
    rules.put("uses no word before it is introduced", TeachingRules::termsInOrder);
    rules.put("lets predict before it runs", TeachingRules::predictions);
    rules.put("refutes its misconceptions", TeachingRules::misconceptions);
    rules.put("cites all its facts", TeachingRules::facts);
    rules.put("lets modify before make", TeachingRules::modify);
    rules.put("has the exercises that the curriculum lists", ExerciseRules::count);
    rules.put("has task, answer and check of each exercise", ExerciseRules::cells);
    rules.put("has hints and wrong answers", ExerciseRules::materials);
    rules.put("has one source for starters and solutions", ExerciseRules::sameSource);
    rules.put("has hidden checks", ExerciseRules::hiddenCheck);
    rules.put("keeps its solutions from the learner", ExerciseRules::noLeak);
    return rules;
  }

  static Stream<Arguments> lessonsAndRules() {
    return Pack.chosen().stream()
        .flatMap(sheet ->
            rules().entrySet().stream()
                .map(rule -> Arguments.of(sheet, rule.getKey(), rule.getValue())));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("lessonsAndRules")
  void lesson(Sheet sheet, String what, Rule rule) throws IOException {
    List<String> faults = rule.faults(sheet);
    assertThat(faults)
        .withFailMessage(() ->
            "%s is not a lesson that %s:%n- %s".formatted(sheet, what, String.join("\n- ", faults)))
        .isEmpty();
  }

  @Test
  void theListOfLessonsNamesFoldersThatAreThere() {
    assertThat(List.copyOf(Pack.entries().keySet()))
        .isSorted()
        .isSubsetOf(Pack.all().stream().map(Sheet::id).toList());
  }

  @Test
  void allLessonsOfTheCurriculumAreThere() {
    List<String> numbers =
        IntStream.range(0, LESSONS).mapToObj(number -> String.format("%02d", number)).toList();

    assertThat(Pack.curriculum().keySet()).containsExactlyInAnyOrderElementsOf(numbers);
    assertThat(Pack.all()).extracting(Sheet::number).isEqualTo(numbers);
    assertThat(Pack.all()).extracting(Sheet::id).isEqualTo(List.copyOf(Pack.entries().keySet()));
  }

  @Test
  void factsAreOwnSentencesOfLessonsThatTheCurriculumHas() {
    Set<String> sentences = new HashSet<>();
    Pack.facts()
        .forEach((id, fact) -> {
          assertThat(id).matches("(S[0-4]|J|C)(\\.[a-z0-9]+|-[a-z0-9]+)+");
          assertThat(Pack.curriculum()).as(id).containsKey(fact.lesson().substring(0, 2));
          assertThat(sentences.add(fact.sentence())).as("%s: said twice", id).isTrue();
          assertThat(fact.correction())
              .as("%s: corrections are named C.…", id)
              .isEqualTo(id.startsWith("C."));
        });
  }

  @Test
  void lessonsJsonHasNoFieldThatNobodyReads() {
    for (JsonObject entry : Pack.entries().values()) {
      assertThat(entry.keySet())
          .containsExactlyInAnyOrder(
              "id", "title", "minutes", "prerequisites", "objectives", "sections", "routes");
    }
  }
}
