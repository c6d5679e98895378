package metamemory.cli.grading;

import java.nio.file.Path;
import java.util.List;

/// A file that may be what a student handed in.
///
/// @param path the file
/// @param label how it is called in results: relative to the folder of submissions
/// @param hints names that may tell which lesson it is, the most telling first
/// @param refusal why it is not even opened, as the end of a sentence; empty if it may be
record Candidate(Path path, String label, List<String> hints, String refusal) {
  Candidate {
    hints = List.copyOf(hints);
  }

  boolean isZip() {
    return FileName.of(path).toLowerCase(java.util.Locale.ROOT).endsWith(".zip");
  }

  Candidate refused(String reason) {
    return new Candidate(path, label, hints, reason);
  }
}
