package metamemory.cli.grading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import metamemory.grade.GraderVersion;
import metamemory.grade.NotebookResult;
import metamemory.grade.Release;
import metamemory.grade.Sha256;

/// Grades what one student handed in: for each lesson one notebook. Safe for threads.
final class StudentGrading {
  private final GradeSetup setup;
  private final SubmissionTree tree;
  private final ResultFolder out;
  private final long seed;
  private final LessonChoice choice;
  private final GraderVersion version = new GraderVersion();

  StudentGrading(
      GradeSetup setup, SubmissionTree tree, ResultFolder out, long seed, Optional<String> lesson) {
    this.setup = setup;
    this.tree = tree;
    this.out = out;
    this.seed = seed;
    this.choice = new LessonChoice(setup.releases(), lesson);
  }

  /// Grades what has no result yet that holds.
  ///
  /// @return what came of each submission that counts
  /// @throws IOException if a folder cannot be read or a result cannot be written
  List<ClassGrading.Step> grade(String student) throws IOException {
    out.deleteParts(student);
    Path scratch = Files.createTempDirectory("metamemory-zip-");
    try {
      List<Candidate> candidates = new ArrayList<>();
      for (Candidate found : tree.of(student)) {
        candidates.addAll(opened(found, Files.createTempDirectory(scratch, "zip")));
      }
      Map<String, LessonChoice.Chosen> chosen = choice.of(candidates);
      removeOutdated(student, candidates, chosen.keySet());
      List<ClassGrading.Step> steps = new ArrayList<>();
      for (LessonChoice.Chosen each : chosen.values()) {
        steps.add(grade(student, each));
      }
      return steps;
    } finally {
      delete(scratch);
    }
  }

  private static List<Candidate> opened(Candidate found, Path into) throws IOException {
    if (!found.isZip() || !found.refusal().isEmpty()) {
      return List.of(found);
    }
    try {
      return ZipSubmission.unpack(found, into);
    } catch (RefusedException e) {
      return List.of(found.refused(String.valueOf(e.getMessage())));
    }
  }

  private ClassGrading.Step grade(String student, LessonChoice.Chosen chosen) throws IOException {
    Release release = chosen.release();
    String grader = version.of(release);
    String key = key(student, chosen, grader);
    Optional<SubmissionResult> known =
        out.find(student, release.lesson())
            .filter(SubmissionResult::isGraded)
            .filter(result -> result.key().equals(key));
    if (known.isPresent()) {
      return ClassGrading.Step.KEPT;
    }
    Candidate file = chosen.candidate();
    NotebookResult result =
        file.refusal().isEmpty()
            ? setup.grader().grade(release, file.path(), student)
            : setup.grader().refuse(release, file.path(), student, file.refusal());
    SubmissionResult whole =
        new SubmissionResult(
            SubmissionResult.SCHEMA,
            key,
            file.label(),
            chosen.changed().truncatedTo(ChronoUnit.SECONDS).toString(),
            grader,
            seed,
            result.noting(chosen.notes()));
    out.write(whole);
    return whole.isGraded() ? ClassGrading.Step.GRADED : ClassGrading.Step.INFRASTRUCTURE;
  }

  private String key(String student, LessonChoice.Chosen chosen, String grader) throws IOException {
    List<String> facts =
        List.of(
            student,
            chosen.release().lesson(),
            grader,
            Long.toString(seed),
            setup.grader().sandbox(),
            chosen.candidate().refusal(),
            sha256(chosen.candidate().path()));
    return Sha256.hex(String.join("\n", facts));
  }

  /// A submission that was of one lesson, and now is of another, must not count twice.
  private void removeOutdated(String student, List<Candidate> candidates, Set<String> lessons)
      throws IOException {
    Set<String> here = candidates.stream().map(Candidate::label).collect(Collectors.toSet());
    for (SubmissionResult result : out.of(student)) {
      if (!lessons.contains(result.lesson()) && here.contains(result.submission())) {
        out.remove(result);
      }
    }
  }

  private static String sha256(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return "no file";
    }
    try {
      return Sha256.hex(file);
    } catch (java.nio.file.AccessDeniedException e) {
      return "not readable";
    }
  }

  static Instant changed(Path file) throws IOException {
    return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
  }

  static void delete(Path scratch) throws IOException {
    try (Stream<Path> all = Files.walk(scratch)) {
      for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
