package metamemory.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import metamemory.cli.grading.Merge;
import metamemory.cli.grading.ResultFolder;
import metamemory.cli.grading.report.ClassReport;
import metamemory.cli.machine.ExitCode;
import metamemory.cli.machine.Stop;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Brings the results of several gradings together.
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    description = {
      "Brings the results of several gradings together, as of the parts of a class, with feedback,"
          + " one report and one set of tables.",
      "The order does not matter, and a folder may come twice. Where two folders disagree about a"
          + " submission both are named, and nothing is written."
    })
final class MergeCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "RESULTS", arity = "1..*", description = "Folders of results.")
  private List<Path> inputs = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where all of it goes: an empty folder, or one of results, which are kept.")
  private Path out = Path.of("");

  MergeCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (ResultFolder folder = ResultFolder.open(out)) {
      int count = Merge.run(inputs, folder);
      Path report = ClassReport.write(folder, context.app().lessons());
      context.screen().say(count + " results. Report: " + context.machine().shortForm(report));
      return ExitCode.DONE.status();
    } catch (IOException e) {
      throw Stop.missing("the results cannot be merged: " + e);
    }
  }
}
