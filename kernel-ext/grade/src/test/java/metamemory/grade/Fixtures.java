package metamemory.grade;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Exercises and definitions to test with.
final class Fixtures {
  /// Patient with a busy machine, and quick with a loop.
  static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(60),
          Duration.ofSeconds(2),
          Duration.ofSeconds(60),
          Duration.ofSeconds(120),
          128,
          512,
          1000);

  static final Exercise TWICE = exercise("twice", "metamemory.grade.suites.TwiceExercise", "twice");
  static final Exercise CHAIN = exercise("chain", "metamemory.grade.suites.ChainExercise", "Chain");

  private Fixtures() {}

  static Exercise exercise(String id, String suite, String... defines) {
    return new Exercise(
        id,
        "An exercise",
        "42-test",
        Path.of("lessons", "42-test"),
        suite,
        List.of(defines),
        5,
        4,
        Optional.empty(),
        List.of("a hint"),
        List.of(),
        Optional.empty());
  }

  /// Definitions in cells 1, 2, …: each source is one, its kind and name are seen from its first
  /// words.
  static List<Definition> cells(String... sources) {
    List<Definition> definitions = new ArrayList<>();
    for (String source : sources) {
      definitions.add(definition(source, definitions.size() + 1));
    }
    return definitions;
  }

  /// The answer to [#TWICE] whose body is this.
  static List<Definition> twice(String body) {
    return cells("int twice(int number) {\n" + body + "\n}");
  }

  private static Definition definition(String source, int cell) {
    List<String> words = Tokens.of(source).stream().map(Tokens.Token::text).toList();
    if (words.getFirst().equals("import")) {
      return new Definition(Definition.Kind.IMPORT, source, source, cell, 1);
    }
    for (int i = 0; i + 1 < words.size(); i++) {
      if (List.of("class", "record", "interface", "enum").contains(words.get(i))) {
        return new Definition(Definition.Kind.TYPE, words.get(i + 1), source, cell, 1);
      }
      if (List.of("(", "=").contains(words.get(i + 1))) {
        boolean isMethod = words.get(i + 1).equals("(");
        Definition.Kind kind = isMethod ? Definition.Kind.METHOD : Definition.Kind.VARIABLE;
        return new Definition(kind, words.get(i), source, cell, 1);
      }
    }
    throw new IllegalArgumentException("no definition: source=" + source);
  }
}
