package metamemory.grade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a submission defines, put together without running it.
///
/// Where two cells define the same, this is who wins, from the strongest: a locked cell of the
/// release; an answer's cell; another cell of the learner's; a cell of the release that the learner
/// took away. Among equals the later one wins, as it would in the kernel; but an answer's cell that
/// still holds the starter, as a copy may, loses against one that does not.
final class AnswerDefinitions {
  private final Release release;

  /// Where a definition comes from, the weakest first.
  private enum Source {
    RELEASE,
    OWN,
    STARTER,
    ANSWER,
    LOCKED
  }

  private record Candidate(Definition definition, Source source, int order) {}

  private final Map<String, Candidate> best = new LinkedHashMap<>();
  private final Map<String, Pieces.Piece> broken = new HashMap<>();
  private final Map<String, Integer> brokenCells = new HashMap<>();

  /// Names that are made by a `var` whose type cannot be told without running it.
  private final Set<String> untold = new HashSet<>();

  private final Set<String> ofDemonstrations = new HashSet<>();
  private final List<Definition> usable;
  private int order;

  AnswerDefinitions(Release release, List<SubmittedCell> submitted) {
    this.release = release;
    Set<String> answers = release.answerIds();
    Set<String> locked = release.lockedIds();
    for (SubmittedCell cell : release.cells()) {
      if (cell.role() == SubmittedCell.Role.FREE) {
        add(cell, Source.RELEASE);
      } else if (cell.role() == SubmittedCell.Role.LOCKED) {
        add(cell, Source.LOCKED);
      }
    }
    for (SubmittedCell cell : submitted) {
      if (answers.contains(cell.gradeId())) {
        add(cell, isStarter(cell) ? Source.STARTER : Source.ANSWER);
      } else if (!locked.contains(cell.gradeId())) {
        add(cell, Source.OWN);
      }
    }
    usable = usable();
  }

  /// Everything that is defined, in the order of the notebook; and for this exercise, an answer
  /// that does not even parse, so that the compiler says what is wrong with it.
  List<Definition> of(Exercise exercise) {
    List<Definition> definitions = new ArrayList<>(usable);
    Pieces.Piece piece = broken.get(exercise.id());
    Stream<String> missing =
        exercise.defines().stream()
            .filter(name -> definitions.stream().noneMatch(each -> each.name().equals(name)));
    if (piece != null) {
      missing
          .map(name ->
              new Definition(
                  Definition.Kind.METHOD,
                  name,
                  piece.source(),
                  brokenCells.getOrDefault(exercise.id(), 1),
                  piece.line()))
          .forEach(definitions::add);
    }
    return definitions;
  }

  /// A lesson demonstrates with variables whose type nobody tells. What needs one cannot compile,
  /// and must not come into an answer because that has a name in common with it: a variable, or
  /// whatever else the lesson itself demonstrates with. What else a learner wrote stays, for the
  /// compiler to say what is wrong with it.
  private List<Definition> usable() {
    List<Candidate> kept =
        new ArrayList<>(
            best.values().stream().sorted(Comparator.comparingInt(Candidate::order)).toList());
    kept.forEach(each -> untold.remove(each.definition().name()));
    List<Candidate> spoiled = kept.stream().filter(this::isSpoiled).toList();
    while (!spoiled.isEmpty()) {
      kept.removeAll(spoiled);
      spoiled.forEach(each -> untold.add(each.definition().name()));
      kept.forEach(each -> untold.remove(each.definition().name()));
      spoiled = kept.stream().filter(this::isSpoiled).toList();
    }
    return kept.stream().map(Candidate::definition).toList();
  }

  private boolean isSpoiled(Candidate candidate) {
    Definition definition = candidate.definition();
    boolean mayGo =
        candidate.source().compareTo(Source.OWN) <= 0
            && definition.kind() != Definition.Kind.IMPORT
            && (definition.kind() == Definition.Kind.VARIABLE
                || ofDemonstrations.contains(definition.source()));
    return mayGo
        && Tokens.mentions(definition.source()).named().stream().anyMatch(untold::contains);
  }

  private void add(SubmittedCell cell, Source source) {
    for (ParsedCell.Declaring each : ParsedCell.of(cell.source()).pieces()) {
      Pieces.Piece piece = each.piece();
      order++;
      boolean isAnswer = source == Source.ANSWER || source == Source.STARTER;
      if (isAnswer && (!piece.isWhole() || isMisspelt(cell, each))) {
        broken.put(cell.gradeId(), piece);
        brokenCells.put(cell.gradeId(), cell.number());
      }
      each.in(cell.number()).forEach(declared -> offer(declared, source));
      if (each.declared().isEmpty()) {
        Declarations.untold(piece).ifPresent(untold::add);
      } else if (source == Source.RELEASE) {
        each.declared().forEach(made -> ofDemonstrations.add(made.definition().source()));
      }
    }
  }

  /// Whether this looks as if it were to declare what is asked for, and does not, since it does not
  /// parse: a semicolon is missing, say.
  private boolean isMisspelt(SubmittedCell cell, ParsedCell.Declaring each) {
    return each.declared().isEmpty()
        && release.exercises().stream()
            .filter(exercise -> exercise.id().equals(cell.gradeId()))
            .flatMap(exercise -> exercise.defines().stream())
            .anyMatch(name ->
                Pattern.compile("[\\w>\\]]\\s+" + Pattern.quote(name) + "\\b")
                    .matcher(each.piece().source())
                    .find());
  }

  private void offer(Declarations.Declared declared, Source source) {
    Candidate candidate = new Candidate(declared.definition(), source, order);
    best.merge(
        declared.key(),
        candidate,
        (old, offered) -> offered.source().compareTo(old.source()) >= 0 ? offered : old);
  }

  /// Blank space does not make an answer.
  private boolean isStarter(SubmittedCell cell) {
    return release.exercises().stream()
        .filter(exercise -> exercise.id().equals(cell.gradeId()))
        .anyMatch(exercise ->
            exercise
                .starter()
                .map(AnswerDefinitions::dense)
                .orElse("")
                .equals(dense(cell.source())));
  }

  private static String dense(String source) {
    return source.replaceAll("\\s+", "");
  }
}
