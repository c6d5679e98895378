package metamemory.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import metamemory.cli.grading.ClassGrading;
import metamemory.cli.grading.ClassOptions;
import metamemory.cli.grading.GradeSetup;
import metamemory.cli.grading.ResultFolder;
import metamemory.cli.grading.SandboxOption;
import metamemory.cli.grading.Shard;
import metamemory.cli.grading.report.ClassReport;
import metamemory.cli.machine.ExitCode;
import metamemory.cli.machine.Stop;
import metamemory.grade.Sandbox;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Grades a class.
@Command(
    name = "grade",
    mixinStandardHelpOptions = true,
    description = {
      "Grades what a class handed in, each answer in a sandbox, and writes a result and feedback"
          + " for each student, a report and tables.",
      "May be stopped or killed at any moment: the same command goes on where it was. What was"
          + " handed in again is graded again.",
      "Ends with 0 when every submission has a verdict, good or bad, and with 3 when this machine"
          + " failed some of them."
    })
final class GradeCommand implements Callable<Integer> {
  private final Context context;

  @Option(
      names = "--submissions",
      paramLabel = "DIR",
      required = true,
      description = {
        "What was handed in, in any of these forms, also mixed: STUDENT/LESSON.ipynb,"
            + " STUDENT/LESSON/….ipynb, STUDENT.ipynb, STUDENT__LESSON.ipynb, a .zip in the place"
            + " of an .ipynb, or a course of nbgrader with its submitted/."
      })
  private Path submissions = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where results go: an empty folder, or one that this command wrote.")
  private Path out = Path.of("");

  @Option(
      names = "--lesson",
      paramLabel = "LESSON",
      description = "Grade only this lesson, or the beginning of its name (default: every lesson).")
  private @Nullable String lesson;

  @Option(
      names = {"--workers", "--jobs"},
      paramLabel = "N",
      description = "How many students at the same time (default: as many as processors).")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description =
          "Grade the I-th of N parts of the class only, for ./learn merge (default: as a Slurm"
              + " array or a Kubernetes Indexed Job says, else all).")
  private @Nullable String shard;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "What all students' random numbers are made from (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Mixin private final SandboxOption sandbox = new SandboxOption();

  GradeCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    if (workers < 1 || workers > 1000) {
      throw Stop.usage("must be from 1 to 1000: --workers=" + workers);
    }
    if (!Files.isDirectory(submissions)) {
      throw Stop.usage("there is no such folder: --submissions=" + submissions);
    }
    refuseNesting();
    ClassOptions options =
        new ClassOptions(submissions, Optional.ofNullable(lesson), workers, shard(), seed);
    Sandbox kept = sandbox.choose();
    context.screen().say("Sandbox: " + kept.description() + ".");
    try (ResultFolder folder = ResultFolder.open(out)) {
      GradeSetup setup = GradeSetup.of(context.app(), kept, seed);
      ClassGrading.Counts counts = ClassGrading.run(setup, options, folder, context.screen());
      Path report = ClassReport.write(folder, context.app().lessons());
      context.screen().say("Report: " + context.machine().shortForm(report));
      return end(counts);
    } catch (IOException e) {
      throw Stop.missing(
          "the grading stopped: "
              + e
              + "; what is done is kept, so mend that and run the same command again");
    }
  }

  private Shard shard() {
    if (shard != null) {
      return Shard.parse(shard);
    }
    Optional<Shard> given = Shard.ofEngine(context.machine());
    given.ifPresent(each ->
        context.screen().say("Part " + each + " of the class, as the engine's variables say."));
    return given.orElse(Shard.ALL);
  }

  private void refuseNesting() {
    Path from = submissions.toAbsolutePath().normalize();
    Path to = out.toAbsolutePath().normalize();
    if (to.startsWith(from) || from.startsWith(to)) {
      throw Stop.usage(
          "results and submissions must lie apart: --submissions=%s, --out=%s"
              .formatted(submissions, out));
    }
  }

  private int end(ClassGrading.Counts counts) {
    context
        .screen()
        .say(
            String.format(
                Locale.ROOT,
                "%d graded, %d had been graded before, %d could not be graded, through no fault of"
                    + " the students.",
                counts.graded(),
                counts.kept(),
                counts.infrastructure()));
    if (counts.infrastructure() > 0) {
      context.screen().err().println("Run the same command again for those.");
      return ExitCode.MISSING.status();
    }
    return ExitCode.DONE.status();
  }
}
