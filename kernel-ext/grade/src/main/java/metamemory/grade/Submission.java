package metamemory.grade;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A learner's answer to one exercise as one compilation unit: what the exercise asks for, and
/// whatever of the learner's own definitions that needs. The declarations stand in it verbatim, as
/// static members of one class, which is how JShell treats them too; so any line and column that a
/// compiler names is one of the learner's.
///
/// @param className the name of the class that holds the declarations
/// @param source the compilation unit
/// @param places for each line of `source`, from its first, where the learner wrote it; empty for a
///   line that is ours
/// @param missing what the exercise asks for and nobody defined
public record Submission(
    String className, String source, List<Optional<Place>> places, List<String> missing) {

  /// Copies the lists.
  public Submission {
    places = List.copyOf(places);
    missing = List.copyOf(missing);
  }

  /// Puts an answer together.
  ///
  /// @param exercise what is asked for
  /// @param definitions everything that is defined in the learner's notebook now, in the order of
  ///   its evaluation
  /// @return the answer; it need not compile
  public static Submission assemble(Exercise exercise, List<Definition> definitions) {
    Set<String> names = new HashSet<>();
    definitions.stream()
        .filter(each -> each.kind() != Definition.Kind.IMPORT)
        .forEach(each -> names.add(each.name()));
    List<String> missing =
        exercise.defines().stream().filter(name -> !names.contains(name)).toList();

    Set<Definition> needed = closure(exercise.defines(), definitions);
    List<Definition> members = definitions.stream().filter(needed::contains).toList();
    Set<String> words = new HashSet<>();
    members.forEach(member -> words.addAll(Tokens.words(member.source())));
    List<Definition> imports =
        definitions.stream()
            .filter(each -> each.kind() == Definition.Kind.IMPORT && mayBeNeeded(each, words))
            .toList();
    return new SubmissionWriter(freshName(words)).write(imports, members, missing);
  }

  /// Where the learner wrote a line of the source.
  ///
  /// @param line a line of `source`, from 1
  /// @return its place, or empty if the line is none of the learner's
  public Optional<Place> placeOf(int line) {
    return line < 1 || line > places.size() ? Optional.empty() : places.get(line - 1);
  }

  /// Says which answer this is.
  ///
  /// @return the SHA-256 of the source, in hexadecimal digits
  public String sha256() {
    return Sha256.hex(source);
  }

  private static Set<Definition> closure(List<String> wanted, List<Definition> definitions) {
    Set<Definition> needed = new HashSet<>();
    Deque<Definition> open = new ArrayDeque<>();
    definitions.stream()
        .filter(each -> each.kind() != Definition.Kind.IMPORT && wanted.contains(each.name()))
        .forEach(open::add);
    while (!open.isEmpty()) {
      Definition definition = open.remove();
      if (needed.add(definition)) {
        Tokens.Mentions mentions = Tokens.mentions(definition.source());
        definitions.stream().filter(mentions::mayMean).forEach(open::add);
      }
    }
    return needed;
  }

  /// One name is imported if it is mentioned; what a star or a module brings cannot be told from
  /// here.
  private static boolean mayBeNeeded(Definition imported, Set<String> words) {
    List<Tokens.Token> tokens =
        Tokens.of(imported.source()).stream().filter(token -> !token.text().equals(";")).toList();
    String last = tokens.isEmpty() ? "" : tokens.getLast().text();
    return last.equals("*")
        || words.contains(last)
        || (tokens.size() > 1 && tokens.get(1).text().equals("module"));
  }

  private static String freshName(Set<String> words) {
    String name = "Answer";
    for (int number = 2; words.contains(name); number++) {
      name = "Answer" + number;
    }
    return name;
  }
}
