package metamemory.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import metamemory.cli.grading.GradeSetup;
import metamemory.cli.grading.SandboxOption;
import metamemory.cli.machine.ExitCode;
import metamemory.cli.machine.SafeFile;
import metamemory.cli.machine.Stop;
import metamemory.grade.Feedback;
import metamemory.grade.GradeResult;
import metamemory.grade.NotebookResult;
import metamemory.grade.Release;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Grades one notebook: a file in, a result out.
@Command(
    name = "grade-one",
    mixinStandardHelpOptions = true,
    description = {
      "Grades one notebook that was handed in, and writes its result as JSON.",
      "Needs no network and keeps nothing. Ends with 0 whenever there is a verdict, good or bad;"
          + " the schema is notebook-result.schema.json."
    })
final class GradeOneCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "NOTEBOOK", description = "The file that was handed in.")
  private Path notebook = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the result goes; written over (default: standard output).")
  private @Nullable Path out;

  @Option(
      names = "--lesson",
      paramLabel = "LESSON",
      description = "Which lesson it is, or the beginning of its name (default: by its cells).")
  private @Nullable String lesson;

  @Option(
      names = "--student",
      paramLabel = "NAME",
      description = "Whose it is: goes into the result and makes random numbers of their own.")
  private @Nullable String student;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "What random numbers start from (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--feedback",
      description = "Shows the result as text too, as a learner reads it.")
  private boolean feedback;

  @Option(
      names = "--pages",
      paramLabel = "DIR",
      description = "Writes each exercise's feedback into DIR as HTML, named EXERCISE.html.")
  private @Nullable Path pages;

  @Mixin private final SandboxOption sandbox = new SandboxOption();

  GradeOneCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.exists(notebook, LinkOption.NOFOLLOW_LINKS)) {
      throw Stop.usage("there is no such file: NOTEBOOK=" + notebook);
    }
    GradeSetup setup = GradeSetup.of(context.app(), sandbox.choose(), seed);
    NotebookResult result = setup.grader().grade(release(setup), notebook, student);
    String json = result.toJson();
    if (out == null) {
      context.screen().out().print(json);
    } else {
      SafeFile.replace(out.toAbsolutePath(), json.getBytes(StandardCharsets.UTF_8));
    }
    if (pages != null) {
      writePages(pages, result);
    }
    if (feedback) {
      context.screen().err().println(result.message());
      result.notes().forEach(context.screen().err()::println);
      for (GradeResult each : result.exercises()) {
        context.screen().err().println();
        context.screen().err().print(Feedback.text(each));
      }
    }
    return ExitCode.DONE.status();
  }

  private static void writePages(Path folder, NotebookResult result) throws IOException {
    Files.createDirectories(folder);
    for (GradeResult each : result.exercises()) {
      byte[] page = Feedback.html(each).getBytes(StandardCharsets.UTF_8);
      SafeFile.replace(folder.resolve(each.exercise() + ".html").toAbsolutePath(), page);
    }
  }

  private Release release(GradeSetup setup) throws IOException {
    if (lesson != null) {
      return setup.release(lesson);
    }
    Optional<Release> found = Release.of(setup.releases(), notebook);
    return found.orElseGet(() -> new Release("unknown", List.of(), List.of()));
  }
}
