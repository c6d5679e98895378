package metamemory.cli.grading.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import metamemory.cli.grading.PartFile;
import metamemory.cli.grading.ResultFolder;
import metamemory.cli.grading.SubmissionResult;
import metamemory.cli.machine.SafeFile;
import metamemory.cli.machine.Stop;

/// Writes results in a form that another system takes; never over a file.
public final class Export {
  private Export() {}

  /// How many were written.
  ///
  /// @param written results that are in the export
  /// @param ungraded results that are not, since our own machine failed
  public record Counts(int written, int ungraded) {}

  /// Exports.
  ///
  /// @param results what is exported
  /// @param format how
  /// @param out a file for a table, or for the one file of one result; else a folder
  /// @return the counts
  /// @throws Stop if something is there already
  /// @throws IOException if files cannot be read or written
  public static Counts run(Results results, Format format, Path out) throws IOException {
    Path target = out.toAbsolutePath().normalize();
    refuseExisting(target);
    if (format.isTable()) {
      return table(results, format, target);
    }
    return results.forEach(result -> {
      Map<String, String> files = format.files(result.result());
      if (results.isOne() && files.size() == 1) {
        create(target, files.values().iterator().next());
      } else {
        writeAll(folder(results, result, target), files);
      }
    });
  }

  private static Counts table(Results results, Format format, Path target) throws IOException {
    try (PartFile part = PartFile.of(target)) {
      Counts counts = format.table(results, part.writer());
      part.finish();
      return counts;
    }
  }

  private static Path folder(Results results, SubmissionResult result, Path target) {
    return results.isOne()
        ? target
        : target
            .resolve(ResultFolder.safe(result.student()))
            .resolve(ResultFolder.safe(result.lesson()));
  }

  private static void writeAll(Path folder, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      create(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private static void create(Path file, String text) throws IOException {
    SafeFile.create(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void refuseExisting(Path target) throws IOException {
    if (Files.isDirectory(target)) {
      try (Stream<Path> entries = Files.list(target)) {
        if (entries.findAny().isEmpty()) {
          return;
        }
      }
    }
    if (Files.exists(target)) {
      throw Stop.usage("this is there already, and is not written over: --out=" + target);
    }
  }
}
