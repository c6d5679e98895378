package metamemory.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import metamemory.grade.wire.Frame;
import metamemory.grade.wire.Frame.Finding;
import org.jspecify.annotations.Nullable;

/// Makes a result of what a child told and how it ended.
final class Grading {
  private final Exercise exercise;
  private final Submission submission;
  private final long seed;
  private final VerdictText text;
  private final String sandbox;
  private final long startNanos = System.nanoTime();

  Grading(Exercise exercise, Submission submission, long seed, Limits limits, String sandbox) {
    this.sandbox = sandbox;
    this.exercise = exercise;
    this.submission = submission;
    this.seed = seed;
    this.text = new VerdictText(limits);
  }

  GradeResult undefined() {
    String names =
        submission.missing().stream()
            .map(name -> "`" + name + "`")
            .collect(Collectors.joining(" and "));
    return result(
        new Ruling(
            Verdict.ERROR,
            names
                + (submission.missing().size() == 1 ? " is" : " are")
                + " not defined in this notebook yet: run the cell that defines it (if it shows an"
                + " error, mend that first), then check again."),
        new Transcript(),
        List.of());
  }

  GradeResult broken(String reason) {
    return result(text.broken(reason), new Transcript(), List.of());
  }

  GradeResult result(Transcript transcript, Ending ending, Supplier<String> errorText) {
    List<CheckResult> checks = new ArrayList<>();
    for (int check = 0; check < transcript.plan().size(); check++) {
      checks.add(check(check, transcript, ending));
    }
    return result(text.ruling(transcript, ending, errorText), transcript, checks);
  }

  private GradeResult result(Ruling ruling, Transcript transcript, List<CheckResult> checks) {
    return new GradeResult(
        GradeResult.SCHEMA,
        null,
        exercise.lesson(),
        exercise.id(),
        submission.sha256(),
        NormalForm.sha256(learnersLines()),
        seed,
        ruling.verdict(),
        ruling.message(),
        checks.stream().mapToInt(CheckResult::score).sum(),
        checks.isEmpty()
            ? exercise.points()
            : checks.stream().mapToInt(CheckResult::maxScore).sum(),
        checks,
        transcript.problems().stream().map(this::problem).toList(),
        transcript.printed(),
        transcript.droppedBytes(),
        transcript.allocations(),
        (System.nanoTime() - startNanos) / 1_000_000,
        sandbox);
  }

  /// Without the lines that are ours, which all answers have alike.
  private String learnersLines() {
    String[] lines = submission.source().split("\n", -1);
    StringBuilder text = new StringBuilder();
    for (int line = 1; line <= lines.length; line++) {
      if (submission.placeOf(line).isPresent()) {
        text.append(lines[line - 1]).append('\n');
      }
    }
    return text.toString();
  }

  private CheckResult check(int index, Transcript transcript, Ending ending) {
    Frame.PlannedCheck planned = transcript.plan().get(index);
    Optional<Finding> finding = transcript.finding(index);
    if (finding.isPresent()) {
      return found(planned, finding.get());
    }
    boolean wasRunning =
        transcript.running().isPresent() && transcript.running().getAsInt() == index;
    return wasRunning
        ? result(planned, CheckResult.Status.FAILED, null, null, text.stopped(ending))
        : result(planned, CheckResult.Status.SKIPPED, null, null, "did not run");
  }

  private CheckResult found(Frame.PlannedCheck planned, Finding finding) {
    String expected = finding.expected().orElse(null);
    String got = finding.got().orElse(null);
    String why = finding.why().orElse(null);
    return switch (finding.kind()) {
      case PASSED -> result(planned, CheckResult.Status.PASSED, null, null, null);
      case SKIPPED -> result(planned, CheckResult.Status.SKIPPED, null, null, why);
      case WRONG ->
          result(
              planned,
              CheckResult.Status.FAILED,
              expected,
              got,
              (why == null ? planned.name() : why) + places(finding));
      case MISSING ->
          result(
              planned,
              CheckResult.Status.FAILED,
              expected,
              got,
              "Name, parameter types and return type must be exactly these.");
      case MEMORY ->
          result(planned, CheckResult.Status.FAILED, null, "OutOfMemoryError", text.outOfMemory());
      case THREW -> result(planned, CheckResult.Status.FAILED, "no exception", got, threw(finding));
    };
  }

  private String places(Finding finding) {
    StringBuilder text = new StringBuilder();
    for (Frame.Made made : finding.made()) {
      String where = submission.placeOf(made.line()).map(place -> " in " + place).orElse("");
      text.append(
          String.format(
              Locale.ROOT,
              "\n%,d × %s%s (%,d bytes)",
              made.count(),
              made.type(),
              where,
              made.bytes()));
    }
    return text.toString();
  }

  private String threw(Finding finding) {
    String where = submission.placeOf(finding.line()).map(place -> " in " + place).orElse("");
    return finding.why().orElse("Your code threw this") + where + ".";
  }

  private static CheckResult result(
      Frame.PlannedCheck planned,
      CheckResult.Status status,
      @Nullable String expected,
      @Nullable String got,
      @Nullable String why) {
    int score = status == CheckResult.Status.PASSED ? planned.points() : 0;
    return new CheckResult(
        planned.id(),
        planned.name(),
        status,
        score,
        planned.points(),
        expected,
        got,
        why,
        planned.visible());
  }

  /// An error may show only after the learner's last line, at a brace of ours: then that line is
  /// its place.
  private Problem problem(Frame.Diagnosis diagnosis) {
    int line = Math.min(diagnosis.line(), submission.places().size());
    int column = diagnosis.column();
    while (line > 0 && submission.placeOf(line).isEmpty()) {
      line--;
      column = 1;
    }
    String message = learnersWords(diagnosis.message());
    if (line == 0) {
      return new Problem(0, 0, 0, message, "");
    }
    Place place = submission.placeOf(line).orElseThrow();
    return new Problem(
        place.cell(), place.line(), column, message, submission.source().split("\n", -1)[line - 1]);
  }

  /// The class around the answer is ours, so the learner is not to read of it.
  private String learnersWords(String message) {
    String ours = "location: class " + submission.className();
    return Stream.of(message.split("\n", -1))
        .filter(line -> !line.strip().equals(ours))
        .map(line -> line.replace(submission.className() + ".", "").stripTrailing())
        .collect(Collectors.joining("\n"));
  }
}
