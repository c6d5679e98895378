package metamemory.cli.grading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import metamemory.cli.machine.Stop;

/// Brings the results of several folders together. The order does not matter, a folder may come
/// twice, and merged folders may be merged again: the outcome is the same. Keeps names in memory,
/// no results.
public final class Merge {
  private static final int MOST_SHOWN = 20;

  private Merge() {}

  /// Two gradings of one submission that do not agree.
  static final class ConflictException extends Exception {
    private static final long serialVersionUID = 1L;

    ConflictException(String what) {
      super(what);
    }
  }

  /// Of two results of one student and lesson the one that counts: a grade before a failure of the
  /// machine; of equal ones, whose times alone differ, always the same one.
  ///
  /// @throws ConflictException if they are different grades: says in what
  static SubmissionResult join(SubmissionResult one, SubmissionResult other)
      throws ConflictException {
    if (one.isGraded() != other.isGraded()) {
      return one.isGraded() ? one : other;
    }
    if (one.isGraded() && !one.withoutTimes().equals(other.withoutTimes())) {
      throw new ConflictException(difference(one, other));
    }
    return one.toJson().compareTo(other.toJson()) <= 0 ? one : other;
  }

  private static String difference(SubmissionResult one, SubmissionResult other) {
    if (!one.result().notebookSha256().equals(other.result().notebookSha256())) {
      return "different submissions";
    }
    if (!one.grader().equals(other.grader())) {
      return "different versions of lesson or grader: %s, %s"
          .formatted(one.grader(), other.grader());
    }
    return one.seed() == other.seed()
        ? "different results: %d and %d points"
            .formatted(one.result().score(), other.result().score())
        : "different seeds: %d, %d".formatted(one.seed(), other.seed());
  }

  /// Merges.
  ///
  /// @param inputs folders that were written by a grading or a merge
  /// @param out where all of it goes; what is there already is merged too
  /// @return how many results are there now
  /// @throws Stop if two folders have different grades for one submission: names both; nothing is
  ///   written then
  /// @throws IOException if files cannot be read or written
  public static int run(List<Path> inputs, ResultFolder out) throws IOException {
    List<ResultFolder> folders = new ArrayList<>();
    for (Path input : inputs) {
      folders.add(ResultFolder.read(input));
    }
    folders.add(out);
    refuseConflicts(folders);
    for (ResultFolder folder : folders) {
      folder.forEach(result -> {
        Optional<SubmissionResult> there = out.find(result.student(), result.lesson());
        SubmissionResult joined = there.isEmpty() ? result : joined(there.get(), result);
        if (there.isEmpty() || !there.get().equals(joined)) {
          out.write(joined);
        }
      });
    }
    int[] all = {0};
    out.forEach(_ -> all[0]++);
    return all[0];
  }

  private static SubmissionResult joined(SubmissionResult one, SubmissionResult other) {
    try {
      return join(one, other);
    } catch (ConflictException e) {
      throw Stop.fault("a result changed while it was merged: " + e.getMessage());
    }
  }

  /// Each folder against all that come after it.
  private static void refuseConflicts(List<ResultFolder> folders) throws IOException {
    List<String> conflicts = new ArrayList<>();
    for (int at = 0; at < folders.size(); at++) {
      ResultFolder folder = folders.get(at);
      List<ResultFolder> later = folders.subList(at + 1, folders.size());
      folder.forEach(result -> {
        for (ResultFolder other : later) {
          Optional<SubmissionResult> second = other.find(result.student(), result.lesson());
          if (second.isPresent()) {
            conflict(folder, result, other, second.get()).ifPresent(conflicts::add);
          }
        }
      });
    }
    if (!conflicts.isEmpty()) {
      String shown = String.join("\n  ", conflicts.stream().limit(MOST_SHOWN).toList());
      throw Stop.fault(
          "these results are not the same, so nothing was merged:\n  "
              + shown
              + (conflicts.size() > MOST_SHOWN
                  ? "\n  … and " + (conflicts.size() - MOST_SHOWN) + " more"
                  : "")
              + "\nDelete the wrong one of each pair, then merge again.");
    }
  }

  private static Optional<String> conflict(
      ResultFolder folder, SubmissionResult one, ResultFolder other, SubmissionResult second) {
    try {
      join(one, second);
      return Optional.empty();
    } catch (ConflictException e) {
      return Optional.of(
          "%s and %s: %s"
              .formatted(
                  folder.place(one.student(), one.lesson()),
                  other.place(one.student(), one.lesson()),
                  e.getMessage()));
    }
  }
}
