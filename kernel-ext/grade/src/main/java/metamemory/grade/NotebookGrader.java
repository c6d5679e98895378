package metamemory.grade;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Grades one notebook: file in, result out, always a verdict. Knows no class, no database and no
/// network, keeps nothing between notebooks, and is safe for threads: whoever grades many calls it
/// from as many threads as there are processors.
///
/// The file is not trusted in any way. Its answers are taken by nbgrader's `grade_id`; everything
/// that is locked comes from the [Release]; nothing of it runs but the definitions that the
/// exercises ask for and what those need, in a child of the [Checker].
public final class NotebookGrader {
  /// An infrastructure's failure is tried again this often.
  private static final int TRIES = 2;

  /// Learners get a locked cell without them.
  private static final Pattern HIDDEN_TESTS =
      Pattern.compile("(?s)[^\\n]*BEGIN HIDDEN TESTS.*?END HIDDEN TESTS[^\\n]*\\n?");

  private final Checker checker;
  private final Sandbox sandbox;
  private final long seed;

  /// A grader.
  ///
  /// @param limits how much each exercise's answer may use
  /// @param seed what all students' seeds are made from
  /// @param cache what makes a child start faster
  /// @param sandbox what stands around each child
  public NotebookGrader(Limits limits, long seed, Optional<StartCache> cache, Sandbox sandbox) {
    this(
        new Checker(limits, seed, cache, sandbox).with(new Compilers(sandbox, cache)),
        seed,
        sandbox);
  }

  NotebookGrader(Checker checker, long seed, Sandbox sandbox) {
    this.checker = checker;
    this.seed = seed;
    this.sandbox = sandbox;
  }

  /// Grades a notebook. The same file, student and release give the same result, but for the time.
  ///
  /// @param release the lesson as it was given out
  /// @param notebook the file that was handed in
  /// @param student whose it is: their random numbers are their own; or null
  /// @return the result
  /// @throws CancellationException if the calling thread was interrupted
  public NotebookResult grade(Release release, Path notebook, @Nullable String student) {
    long start = System.nanoTime();
    List<String> notes = new ArrayList<>();
    List<GradeResult> results = new ArrayList<>();
    Ruling ruling;
    try {
      List<SubmittedCell> cells = NotebookReading.read(notebook, notes::add);
      noteIds(release, cells, notes);
      AnswerDefinitions definitions = new AnswerDefinitions(release, cells);
      try (CheckSeries series = checker.series()) {
        for (Exercise exercise : release.exercises()) {
          results.add(check(series, exercise, definitions.of(exercise), student));
        }
      }
      ruling = ruling(results);
    } catch (UnreadableNotebookException e) {
      ruling = new Ruling(Verdict.ERROR, "This notebook cannot be graded: " + e.getMessage() + ".");
    } catch (IOException e) {
      ruling = new Ruling(Verdict.INFRASTRUCTURE, "The notebook could not be read: " + e + ".");
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      ruling = new Ruling(Verdict.INFRASTRUCTURE, "The grader itself failed: " + e + ".");
    }
    return new NotebookResult(
        NotebookResult.SCHEMA,
        student,
        release.lesson(),
        sha256(notebook),
        ruling.verdict(),
        ruling.message(),
        results.stream().mapToInt(GradeResult::score).sum(),
        release.points(),
        notes,
        results,
        (System.nanoTime() - start) / 1_000_000,
        sandbox.description());
  }

  /// The result of what cannot be graded, whoever found out: a verdict like any other.
  ///
  /// @param release the lesson as it was given out
  /// @param file what was handed in; only its bytes are read
  /// @param student whose it is, or null
  /// @param reason why, as the end of a sentence
  /// @return a result without points
  public NotebookResult refuse(
      Release release, Path file, @Nullable String student, String reason) {
    return new NotebookResult(
        NotebookResult.SCHEMA,
        student,
        release.lesson(),
        sha256(file),
        Verdict.ERROR,
        "This submission cannot be graded: " + reason + ".",
        0,
        release.points(),
        List.of(),
        List.of(),
        0,
        sandbox.description());
  }

  /// What stands around answers.
  ///
  /// @return the sandbox's description, as in results
  public String sandbox() {
    return sandbox.description();
  }

  private GradeResult check(
      CheckSeries series,
      Exercise exercise,
      List<Definition> definitions,
      @Nullable String student) {
    long own = seedOf(exercise, student);
    GradeResult result = series.check(exercise, definitions, own);
    for (int tried = 1; tried < TRIES && result.verdict() == Verdict.INFRASTRUCTURE; tried++) {
      result = series.check(exercise, definitions, own);
    }
    return student == null ? result : result.ofStudent(student);
  }

  /// Not guessed from another student's, and the same each time.
  private long seedOf(Exercise exercise, @Nullable String student) {
    if (student == null) {
      return seed;
    }
    byte[] named = (seed + "\n" + exercise.id() + "\n" + student).getBytes(StandardCharsets.UTF_8);
    // Positive, and exact in JSON's numbers.
    return ByteBuffer.wrap(Sha256.of(named)).getLong() >>> 11;
  }

  private static Ruling ruling(List<GradeResult> results) {
    if (results.isEmpty()) {
      return new Ruling(
          Verdict.ERROR, "This notebook has no answer to an exercise of a lesson that is here.");
    }
    long passed = results.stream().filter(GradeResult::isPassed).count();
    String counts = passed + " of " + results.size() + " exercises passed.";
    if (results.stream().anyMatch(each -> each.verdict() == Verdict.INFRASTRUCTURE)) {
      return new Ruling(
          Verdict.INFRASTRUCTURE, "An exercise could not be graded, through no fault of yours.");
    }
    return new Ruling(passed == results.size() ? Verdict.PASSED : Verdict.FAILED, counts);
  }

  private static void noteIds(Release release, List<SubmittedCell> cells, List<String> notes) {
    Set<String> seen = new LinkedHashSet<>();
    Set<String> twice =
        cells.stream()
            .map(SubmittedCell::gradeId)
            .filter(id -> !id.isEmpty() && !seen.add(id))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    twice.forEach(
        id -> notes.add("The cell " + id + " occurs more than once: its last version counts."));
    release.answerIds().stream()
        .filter(id -> !seen.contains(id))
        .forEach(id -> notes.add("The answer's cell " + id + " is missing."));
    release.cells().stream()
        .filter(cell -> cell.role() == SubmittedCell.Role.LOCKED)
        .filter(locked -> cells.stream().noneMatch(cell -> isUnchanged(locked, cell)))
        .forEach(locked -> notes.add("The locked cell " + locked.gradeId() + " was restored."));
  }

  private static boolean isUnchanged(SubmittedCell locked, SubmittedCell cell) {
    return locked.gradeId().equals(cell.gradeId())
        && withoutHidden(locked.source()).equals(withoutHidden(cell.source()));
  }

  private static String withoutHidden(String source) {
    return HIDDEN_TESTS.matcher(source).replaceAll("").strip();
  }

  /// What cannot be read counts as empty.
  private static String sha256(Path file) {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      try {
        return Sha256.hex(file, LinkOption.NOFOLLOW_LINKS);
      } catch (IOException e) {
        // As if there were nothing.
      }
    }
    return Sha256.hex("");
  }
}
