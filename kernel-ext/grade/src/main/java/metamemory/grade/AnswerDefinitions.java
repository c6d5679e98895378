package metamemory.grade;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
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

  private record Offered(Declarations.Declared declared, Source source) {}

  /// What releases define. Forgotten with the release.
  private static final Map<Release, List<Offered>> OF_RELEASES =
      Collections.synchronizedMap(new WeakHashMap<>());

  private record Candidate(Definition definition, Source source, int order) {}

  private final Map<String, Candidate> best = new LinkedHashMap<>();
  private final Map<String, Pieces.Piece> broken = new HashMap<>();
  private final Map<String, Integer> brokenCells = new HashMap<>();
  private int order;

  AnswerDefinitions(Release release, List<SubmittedCell> submitted) {
    this.release = release;
    Set<String> answers = release.answerIds();
    Set<String> locked = release.lockedIds();
    OF_RELEASES.computeIfAbsent(release, AnswerDefinitions::ofRelease).forEach(this::offer);
    for (SubmittedCell cell : submitted) {
      if (answers.contains(cell.gradeId())) {
        add(cell, isStarter(cell) ? Source.STARTER : Source.ANSWER);
      } else if (!locked.contains(cell.gradeId())) {
        add(cell, Source.OWN);
      }
    }
  }

  /// Everything that is defined, in the order of the notebook; and for this exercise, an answer
  /// that does not even parse, so that the compiler says what is wrong with it.
  List<Definition> of(Exercise exercise) {
    List<Definition> definitions =
        new ArrayList<>(
            best.values().stream()
                .sorted(Comparator.comparingInt(Candidate::order))
                .map(Candidate::definition)
                .toList());
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

  /// Parsing them takes longer than all the rest, and a class asks for the same lesson again and
  /// again.
  private static List<Offered> ofRelease(Release release) {
    List<Offered> offered = new ArrayList<>();
    for (SubmittedCell cell : release.cells()) {
      if (cell.role() != SubmittedCell.Role.SOLUTION) {
        boolean isFree = cell.role() == SubmittedCell.Role.FREE;
        for (Pieces.Piece piece : Pieces.of(cell.source())) {
          if (piece.isWhole()) {
            Declarations.of(piece, cell.number())
                .forEach(each ->
                    offered.add(new Offered(each, isFree ? Source.RELEASE : Source.LOCKED)));
          }
        }
      }
    }
    return List.copyOf(offered);
  }

  private void offer(Offered offered) {
    order++;
    offer(offered.declared(), offered.source());
  }

  private void add(SubmittedCell cell, Source source) {
    for (ParsedCell.Declaring each : ParsedCell.of(cell.source()).pieces()) {
      Pieces.Piece piece = each.piece();
      order++;
      if (!piece.isWhole() && (source == Source.ANSWER || source == Source.STARTER)) {
        broken.put(cell.gradeId(), piece);
        brokenCells.put(cell.gradeId(), cell.number());
      }
      each.in(cell.number()).forEach(declared -> offer(declared, source));
    }
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
