package metamemory.grade;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Writes the compilation unit of a [Submission] and notes where each of its lines comes from.
///
/// `static` goes on a line of its own before a declaration, and a closing semicolon on one after
/// it: so a declaration's own lines and columns stay what they are, and one that ends in a comment
/// is closed all the same.
final class SubmissionWriter {
  /// What every cell may use without an import: the same as in the notebook.
  static final List<String> SESSION_IMPORTS =
      List.of(
          "import module java.base;",
          "import java.lang.foreign.*;",
          "import metamemory.*;",
          "import static notebook.Statics.*;");

  private final String className;
  private final StringBuilder source = new StringBuilder();
  private final List<Optional<Place>> places = new ArrayList<>();

  SubmissionWriter(String className) {
    this.className = className;
  }

  Submission write(List<Definition> imports, List<Definition> members, List<String> missing) {
    SESSION_IMPORTS.forEach(this::ownLine);
    imports.forEach(this::importLines);
    ownLine("@SuppressWarnings(\"all\")");
    ownLine("public final class " + className + " {");
    Set<Definition> written = new HashSet<>();
    for (Definition member : members) {
      // Variables that share one declaration share its source: it is written once.
      if (written.add(
          new Definition(member.kind(), "any", member.source(), member.cell(), member.line()))) {
        member(member);
      }
    }
    ownLine("}");
    return new Submission(className, source.toString(), places, missing);
  }

  private void importLines(Definition definition) {
    List<Tokens.Token> tokens = Tokens.of(definition.source());
    Tokens.Token last = tokens.getLast();
    int end = last.start() + last.text().length();
    learnersLines(
        definition, definition.source().substring(0, end) + (last.text().equals(";") ? "" : ";"));
  }

  private void member(Definition definition) {
    if (!Tokens.saysStatic(definition.source())) {
      ownLine("static");
    }
    learnersLines(definition, definition.source());
    ownLine(";");
  }

  private void learnersLines(Definition definition, String text) {
    int line = definition.line();
    for (String each : text.split("\\R", -1)) {
      line(each, Optional.of(new Place(definition.cell(), line++)));
    }
  }

  private void ownLine(String text) {
    line(text, Optional.empty());
  }

  private void line(String text, Optional<Place> place) {
    source.append(text).append('\n');
    places.add(place);
  }
}
