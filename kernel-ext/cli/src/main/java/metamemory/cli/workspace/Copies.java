package metamemory.cli.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import metamemory.cli.machine.SafeFile;
import metamemory.grade.Sha256;

/// Puts the learner's notebooks into a workspace and never writes over the learner's work.
///
/// | in the workspace is | the lesson is as copied | the lesson has changed |
/// |---|---|---|
/// | nothing | copied | copied |
/// | our copy, untouched | left | replaced |
/// | the learner's work, or we cannot know | left | put beside, as `lesson (updated).ipynb` |
public final class Copies {
  /// What was done with one lesson.
  public enum Done {
    COPIED,
    LEFT,
    REPLACED,
    PUT_BESIDE
  }

  /// What was done with one lesson.
  ///
  /// @param lesson the lesson
  /// @param done what was done
  /// @param file the file that was written, or the learner's that was left
  public record Copy(Lesson lesson, Done done, Path file) {}

  private static final int MOST_UPDATES = 1000;

  private final Path workspace;
  private final CopyRecord record;

  private Copies(Path workspace, CopyRecord record) {
    this.workspace = workspace;
    this.record = record;
  }

  /// Copies lessons into a workspace.
  ///
  /// @param workspace the learner's folder, made when it is not there
  /// @param lessons what to copy
  /// @return what was done with each
  /// @throws IOException if the workspace cannot be written to; no file in it is then damaged
  public static List<Copy> into(Path workspace, List<Lesson> lessons) throws IOException {
    Files.createDirectories(workspace);
    Copies copies = new Copies(workspace, CopyRecord.of(workspace));
    List<Copy> done = new ArrayList<>();
    try {
      for (Lesson lesson : lessons) {
        done.add(copies.copy(lesson));
      }
    } finally {
      copies.record.save();
    }
    return done;
  }

  /// Where the learner's notebook of a lesson is.
  ///
  /// @param lesson the lesson
  /// @return its path within any workspace, with `/`
  public static String pathOf(Lesson lesson) {
    return lesson.id() + "/lesson.ipynb";
  }

  private Copy copy(Lesson lesson) throws IOException {
    byte[] fresh = lesson.learners().toJson().getBytes(StandardCharsets.UTF_8);
    String freshSha = Sha256.hex(fresh);
    String path = pathOf(lesson);
    Path file = workspace.resolve(path);
    if (!Files.exists(file)) {
      SafeFile.create(file, fresh);
      record.put(path, freshSha);
      return new Copy(lesson, Done.COPIED, file);
    }
    String present = Sha256.hex(Files.readAllBytes(file));
    if (record.says(path, freshSha) || present.equals(freshSha)) {
      record.put(path, freshSha);
      return new Copy(lesson, Done.LEFT, file);
    }
    if (record.says(path, present)) {
      SafeFile.replace(file, fresh);
      record.put(path, freshSha);
      return new Copy(lesson, Done.REPLACED, file);
    }
    Copy beside = putBeside(lesson, fresh, freshSha);
    // The learner has been offered this version: it is not put there again when they delete it.
    record.put(path, freshSha);
    return beside;
  }

  private Copy putBeside(Lesson lesson, byte[] fresh, String freshSha) throws IOException {
    for (int number = 1; number < MOST_UPDATES; number++) {
      String name =
          number == 1 ? "lesson (updated).ipynb" : "lesson (updated " + number + ").ipynb";
      String path = lesson.id() + "/" + name;
      Path file = workspace.resolve(path);
      if (!Files.exists(file)) {
        SafeFile.create(file, fresh);
        record.put(path, freshSha);
        return new Copy(lesson, Done.PUT_BESIDE, file);
      }
      String present = Sha256.hex(Files.readAllBytes(file));
      if (present.equals(freshSha)) {
        return new Copy(lesson, Done.LEFT, file);
      }
      if (record.says(path, present)) {
        SafeFile.replace(file, fresh);
        record.put(path, freshSha);
        return new Copy(lesson, Done.PUT_BESIDE, file);
      }
    }
    throw new IOException("there are too many updates beside " + workspace.resolve(pathOf(lesson)));
  }
}
