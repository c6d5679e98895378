package metamemory.cli.grading;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import metamemory.grade.Release;

/// Finds out which lesson each file of a student is of, and which file counts where there are
/// several for one.
///
/// A file's lesson is the one that its name or its folder's name begins with, else the one whose
/// answers are in it. Of several files of a lesson the one changed last counts; one that cannot be
/// opened counts only where there is no other.
///
/// @param releases the lessons
/// @param only the only lesson that counts: files that are of no known lesson are taken for it
record LessonChoice(List<Release> releases, Optional<String> only) {
  private static final Release UNKNOWN = new Release("unknown", List.of(), List.of());

  /// The file that counts for a lesson.
  ///
  /// @param release the lesson, or one named `unknown`, without exercises
  /// @param candidate the file
  /// @param changed when it was last changed
  /// @param notes what is to be said about the other files, in sentences
  record Chosen(Release release, Candidate candidate, Instant changed, List<String> notes) {}

  private record Recognised(
      Candidate candidate, Release release, boolean isKnown, Instant changed) {
    boolean isRefused() {
      return !candidate.refusal().isEmpty();
    }
  }

  private static final Comparator<Recognised> BEST_FIRST =
      Comparator.comparing(Recognised::isRefused)
          .thenComparing(each -> !each.isKnown())
          .thenComparing(Recognised::changed, Comparator.reverseOrder())
          .thenComparing(each -> each.candidate().label());

  /// Chooses.
  ///
  /// @return by lesson; without a lesson that is asked for, a student whose files are of no known
  ///   lesson has one that is `unknown`
  /// @throws IOException if a file cannot be read
  Map<String, Chosen> of(List<Candidate> candidates) throws IOException {
    Map<String, List<Recognised>> byLesson = new TreeMap<>();
    for (Candidate candidate : candidates) {
      recognise(candidate)
          .ifPresent(each ->
              byLesson.computeIfAbsent(each.release().lesson(), _ -> new ArrayList<>()).add(each));
    }
    if (byLesson.size() > 1) {
      byLesson.remove(UNKNOWN.lesson());
    }
    Map<String, Chosen> chosen = new TreeMap<>();
    byLesson.forEach((lesson, files) -> chosen.put(lesson, best(files)));
    return chosen;
  }

  private static Chosen best(List<Recognised> files) {
    List<Recognised> sorted = files.stream().sorted(BEST_FIRST).toList();
    Recognised best = sorted.getFirst();
    List<String> notes =
        sorted.stream()
            .skip(1)
            .filter(other -> other.isKnown() || other.isRefused())
            .map(other ->
                "Another file was handed in and does not count: "
                    + other.candidate().label()
                    + (other.isRefused() ? ", since " + other.candidate().refusal() : "")
                    + ".")
            .toList();
    return new Chosen(best.release(), best.candidate(), best.changed(), notes);
  }

  private Optional<Recognised> recognise(Candidate candidate) throws IOException {
    Optional<Release> known = byName(candidate.hints());
    if (known.isEmpty() && candidate.refusal().isEmpty()) {
      known = byCells(candidate);
    }
    Instant changed = StudentGrading.changed(candidate.path());
    if (only.isEmpty()) {
      return Optional.of(
          new Recognised(candidate, known.orElse(UNKNOWN), known.isPresent(), changed));
    }
    if (known.isPresent() && !known.get().lesson().equals(only.get())) {
      return Optional.empty();
    }
    Release wanted =
        releases.stream()
            .filter(each -> each.lesson().equals(only.get()))
            .findFirst()
            .orElseThrow();
    return Optional.of(new Recognised(candidate, wanted, known.isPresent(), changed));
  }

  private Optional<Release> byName(List<String> hints) {
    return hints.stream()
        .flatMap(hint -> releases.stream().filter(each -> hint.startsWith(each.lesson())))
        .findFirst();
  }

  /// A file that the machine fails to read is graded as it is, so that the failure is a verdict.
  private Optional<Release> byCells(Candidate candidate) {
    try {
      return Release.of(releases, candidate.path());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
