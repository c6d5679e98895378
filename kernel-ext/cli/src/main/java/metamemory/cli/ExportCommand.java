package metamemory.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import metamemory.cli.grading.export.Export;
import metamemory.cli.grading.export.Format;
import metamemory.cli.grading.export.Results;
import metamemory.cli.machine.ExitCode;
import metamemory.cli.machine.Stop;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// Writes results in the forms that other systems take.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes results in a form that another system takes: Gradescope, GitHub Classroom, JUnit,"
          + " Exercism, nbgrader, Moodle, Canvas.",
      "What could not be graded, through no fault of a student, is left out and counted; the"
          + " command then ends with 3."
    })
final class ExportCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(
      paramLabel = "RESULTS",
      description = "A folder that grade or merge wrote, or the file of one result.")
  private Path results = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      required = true,
      converter = Words.class,
      completionCandidates = Words.class,
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private Format format = Format.JUNIT;

  @Option(
      names = "--out",
      paramLabel = "FILE|DIR",
      required = true,
      description =
          "Where it goes: a file for a table or for one result, else a folder. Must not be there"
              + " yet.")
  private Path out = Path.of("");

  ExportCommand(Context context) {
    this.context = context;
  }

  /// Formats as a person types them.
  static final class Words implements ITypeConverter<Format>, Iterable<String> {
    @Override
    public Format convert(String text) {
      String wanted = text.toLowerCase(Locale.ROOT);
      return Arrays.stream(Format.values())
          .filter(each -> each.word().equals(wanted))
          .findFirst()
          .orElseThrow(() ->
              new TypeConversionException(
                  "must be one of "
                      + Arrays.stream(Format.values())
                          .map(Format::word)
                          .collect(Collectors.joining(", "))
                      + ", not "
                      + text));
    }

    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Format.values()).map(Format::word).iterator();
    }
  }

  @Override
  public Integer call() {
    if (!Files.exists(results)) {
      throw Stop.usage("there are no results: RESULTS=" + results);
    }
    try {
      Export.Counts counts = Export.run(new Results(results), format, out);
      context.screen().say(counts.written() + " results exported: " + format.description() + ".");
      if (counts.ungraded() > 0) {
        context
            .screen()
            .err()
            .println(counts.ungraded() + " have no grade, and are left out: grade them again.");
        return ExitCode.MISSING.status();
      }
      return ExitCode.DONE.status();
    } catch (IOException e) {
      throw Stop.missing("the results cannot be exported: " + e);
    }
  }
}
