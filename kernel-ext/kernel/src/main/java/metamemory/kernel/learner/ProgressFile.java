package metamemory.kernel.learner;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A learner's progress, in one readable file of their folder.
///
/// The notebooks of two lessons are two processes that share the file, so each change reads it,
/// changes it and writes it whole, under a lock. Nothing else depends on it: when it is lost,
/// broken or cannot be written, lessons go on, and [#takeNotice()] says once what happened.
public final class ProgressFile {
  /// The file's name in the learner's folder.
  public static final String NAME = "progress.json";

  private static final int MOST_KEPT = 1000;

  // A file's lock is between processes: one process may not take it twice.
  private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

  private final @Nullable Path file;
  private Progress current = Progress.NONE;
  private @Nullable String notice;
  private boolean toldOfFailure;

  private ProgressFile(@Nullable Path file) {
    this.file = file;
  }

  /// The progress kept in a folder.
  ///
  /// @param workspace the learner's folder
  /// @return its progress; nothing is written before the first change
  public static ProgressFile in(Path workspace) {
    return new ProgressFile(workspace.toAbsolutePath().normalize().resolve(NAME));
  }

  /// Progress that ends with this object.
  ///
  /// @return empty progress
  public static ProgressFile forgetful() {
    return new ProgressFile(null);
  }

  /// How far the learner is now.
  ///
  /// @return what the file holds, or nothing where there is none
  public Progress read() {
    return update(UnaryOperator.identity());
  }

  /// Changes the progress.
  ///
  /// @param change from what it is now
  /// @return what it is then, saved if it can be
  public Progress update(UnaryOperator<Progress> change) {
    IN_THIS_PROCESS.lock();
    try {
      if (file == null) {
        current = change.apply(current);
      } else if (!toldOfFailure
          && !Files.exists(file)
          && change.apply(Progress.NONE).equals(Progress.NONE)) {
        current = Progress.NONE;
      } else {
        updateFile(file, change);
      }
      return current;
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }

  /// What the learner must be told about the file, once.
  ///
  /// @return a sentence, or empty
  public Optional<String> takeNotice() {
    Optional<String> told = Optional.ofNullable(notice);
    notice = null;
    return told;
  }

  private void updateFile(Path target, UnaryOperator<Progress> change) {
    Path lockFile = target.resolveSibling("." + NAME + ".lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      Progress before = load(target);
      Progress after = change.apply(before);
      current = after;
      if (!after.equals(before)) {
        write(target, ProgressJson.write(after));
      }
    } catch (IOException e) {
      // In this process it goes on from what was known last.
      current = change.apply(current);
      if (!toldOfFailure) {
        toldOfFailure = true;
        notice = "Your progress cannot be kept: file=" + target + " (" + e + ")";
      }
    }
  }

  private Progress load(Path target) throws IOException {
    if (!Files.exists(target)) {
      return Progress.NONE;
    }
    String text = new String(Files.readAllBytes(target), java.nio.charset.StandardCharsets.UTF_8);
    int schema = 0;
    try {
      schema = ProgressJson.schema(text);
      return ProgressJson.read(text);
    } catch (RuntimeException broken) {
      if (schema > Progress.SCHEMA) {
        throw new IOException("it was written by a newer version: schema=" + schema, broken);
      }
      Path kept = putAside(target);
      notice =
          "Your progress file could not be read. It is kept as %s, and a new one is begun; your notebooks are as they were."
              .formatted(kept);
      return Progress.NONE;
    }
  }

  private static Path putAside(Path target) throws IOException {
    for (int number = 1; number < MOST_KEPT; number++) {
      Path aside = target.resolveSibling("progress (broken " + number + ").json");
      if (!Files.exists(aside)) {
        return Files.move(target, aside);
      }
    }
    throw new IOException("there are too many broken ones beside it");
  }

  /// Whole or not at all: a reader or a crash never meets half a file.
  private static void write(Path target, String text) throws IOException {
    Path part = target.resolveSibling("." + NAME + "." + ProcessHandle.current().pid() + ".part");
    try {
      Files.writeString(part, text);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
