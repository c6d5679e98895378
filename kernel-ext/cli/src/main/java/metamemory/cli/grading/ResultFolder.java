package metamemory.cli.grading;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import metamemory.cli.machine.SafeFile;
import metamemory.cli.machine.Stop;
import org.jspecify.annotations.Nullable;

/// The folder that a grading writes, and nothing else writes: `results/STUDENT/LESSON/result.json`
/// for each submission, and what is made from those. Each file appears whole or not at all, so
/// whatever is there after a crash is right.
public final class ResultFolder implements AutoCloseable {
  private static final String MARK = "grading.json";
  private static final String MARK_TEXT = "{\"kind\": \"metamemory-grading\", \"schema\": 1}\n";
  private static final String RESULTS = "results";
  private static final String RESULT = "result.json";

  private final Path folder;
  private final @Nullable FileChannel lock;

  private ResultFolder(Path folder, @Nullable FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /// Opens a folder to write to it; makes it if there is none.
  ///
  /// @param folder the folder
  /// @return it, to be closed
  /// @throws Stop if it holds other things than results, another process writes to it, or it cannot
  ///   be written
  public static ResultFolder open(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(absolute);
      Path mark = absolute.resolve(MARK);
      if (!Files.exists(mark)) {
        refuseOthersFiles(absolute);
        SafeFile.replace(mark, MARK_TEXT.getBytes(StandardCharsets.UTF_8));
      }
      refuseOtherMark(absolute);
      return new ResultFolder(absolute, lock(absolute));
    } catch (IOException e) {
      throw Stop.missing("results cannot be written there: --out=" + folder + " (" + e + ")");
    }
  }

  /// Opens a folder to read it.
  ///
  /// @param folder the folder
  /// @return it; closing it does nothing
  /// @throws Stop if it holds no results
  public static ResultFolder read(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    if (!Files.isDirectory(absolute)) {
      throw Stop.usage("there is no such folder of results: " + folder);
    }
    if (!Files.isRegularFile(absolute.resolve(MARK))) {
      throw Stop.usage("this folder was not written by ./learn grade: " + folder);
    }
    refuseOtherMark(absolute);
    return new ResultFolder(absolute, null);
  }

  private static void refuseOthersFiles(Path folder) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        // What a first run leaves that is killed before its mark is there.
        if (!FileName.of(entry).startsWith("." + MARK)) {
          throw Stop.usage(
              "this folder holds other things than results, and none of them shall be written over:"
                  + " --out="
                  + folder
                  + " ("
                  + FileName.of(entry)
                  + "); choose an empty one");
        }
      }
    }
  }

  private static void refuseOtherMark(Path folder) {
    try {
      String mark = Files.readString(folder.resolve(MARK));
      if (!mark.equals(MARK_TEXT)) {
        throw Stop.usage(
            "this folder's grading.json is none that this version wrote: folder=" + folder);
      }
    } catch (IOException e) {
      throw Stop.missing("this folder cannot be read: folder=" + folder + " (" + e + ")");
    }
  }

  private static @Nullable FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // As if another process had it.
    } catch (IOException e) {
      // Some network file systems know no locks: then nobody can be kept out.
      return channel;
    }
    channel.close();
    throw Stop.usage(
        "another process writes to this folder now: --out="
            + folder
            + "; give each part of a class a folder of its own, and ./learn merge them");
  }

  /// A name for a folder that any file system takes, and that no two texts share.
  ///
  /// @param text any text
  /// @return the name
  public static String safe(String text) {
    return FileName.safe(text);
  }

  /// The folder itself.
  ///
  /// @return an absolute path
  public Path path() {
    return folder;
  }

  /// Where the files of one submission are.
  ///
  /// @param student whose it is
  /// @param lesson the lesson's folder
  /// @return the folder, which need not be there
  public Path place(String student, String lesson) {
    return folder.resolve(RESULTS).resolve(FileName.safe(student)).resolve(FileName.safe(lesson));
  }

  /// Reads one result.
  ///
  /// @param student whose it is
  /// @param lesson the lesson's folder
  /// @return the result; empty if there is none, or none that can be read
  /// @throws IOException if the machine fails to read it
  public Optional<SubmissionResult> find(String student, String lesson) throws IOException {
    return parsed(place(student, lesson).resolve(RESULT));
  }

  /// Writes one result, in the place of what was there.
  ///
  /// @param result the result
  /// @throws IOException if it cannot be written
  public void write(SubmissionResult result) throws IOException {
    Path file = place(result.student(), result.lesson()).resolve(RESULT);
    SafeFile.replace(file, result.toJson().getBytes(StandardCharsets.UTF_8));
  }

  /// Takes the result of a submission away that is now known to be of another lesson.
  void remove(SubmissionResult result) throws IOException {
    Path place = place(result.student(), result.lesson());
    for (Path file : sorted(place)) {
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(file);
      }
    }
    Files.deleteIfExists(place);
  }

  /// Deletes what a killed process began to write for a student.
  void deleteParts(String student) throws IOException {
    for (Path lesson : sorted(folder.resolve(RESULTS).resolve(FileName.safe(student)))) {
      for (Path file : sorted(lesson)) {
        if (FileName.of(file).matches("\\..*\\.part")) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /// The results of a student.
  List<SubmissionResult> of(String student) throws IOException {
    List<SubmissionResult> results = new ArrayList<>();
    for (Path lesson : sorted(folder.resolve(RESULTS).resolve(FileName.safe(student)))) {
      parsed(lesson.resolve(RESULT)).ifPresent(results::add);
    }
    return results;
  }

  private static Optional<SubmissionResult> parsed(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(SubmissionResult.fromJson(Files.readString(file)));
    } catch (IllegalArgumentException | java.nio.charset.CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /// What is done with each result.
  @FunctionalInterface
  public interface Visitor {
    /// Takes a result.
    ///
    /// @param result the result
    /// @throws IOException if something cannot be written
    void accept(SubmissionResult result) throws IOException;
  }

  /// Visits all results, one after the other, sorted by student and lesson; only names are kept.
  ///
  /// @param visitor takes each
  /// @throws Stop if a file is there that is no result
  /// @throws IOException if a file cannot be read, or the visitor throws it
  public void forEach(Visitor visitor) throws IOException {
    for (Path student : sorted(folder.resolve(RESULTS))) {
      for (Path lesson : sorted(student)) {
        Path file = lesson.resolve(RESULT);
        if (Files.isRegularFile(file)) {
          visitor.accept(
              parsed(file)
                  .orElseThrow(() ->
                      Stop.fault(
                          "this file is no result any more: file="
                              + file
                              + "; delete it and grade again")));
        }
      }
    }
  }

  private static List<Path> sorted(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
        stream.forEach(entries::add);
      }
    }
    entries.sort(Comparator.naturalOrder());
    return entries;
  }

  @Override
  public void close() {
    if (lock != null) {
      try {
        lock.close();
      } catch (IOException e) {
        // The end of the process gives the lock back at the latest.
      }
    }
  }
}
