package metamemory.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import metamemory.cli.machine.ExitCode;
import metamemory.cli.machine.SafeFile;
import metamemory.cli.machine.Stop;
import metamemory.cli.workspace.Lesson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes the learner's notebook of a lesson.
@Command(
    name = "cut",
    mixinStandardHelpOptions = true,
    description =
        "Writes a lesson's notebook as learners get it: without solutions and hidden tests.")
final class CutCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "LESSON", description = "A lesson, or the beginning of its name, as 09.")
  private String lesson = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The file; it must not exist.")
  private @Nullable Path out;

  CutCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Lesson found = context.lessons().find(lesson);
    if (out == null || Files.exists(out)) {
      throw Stop.usage("the file is there already and is not written over: --out=" + out);
    }
    try {
      Path file = out.toAbsolutePath();
      SafeFile.create(file, found.learners().toJson().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw Stop.missing("the file cannot be written: --out=" + out + " (" + e + ")");
    }
    return ExitCode.DONE.status();
  }
}
