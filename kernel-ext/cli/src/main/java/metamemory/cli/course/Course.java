package metamemory.cli.course;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import metamemory.cli.machine.SafeFile;
import metamemory.cli.workspace.Lesson;

/// A course directory on which a stock nbgrader 0.9 works: its configuration, our two preprocessors
/// and each lesson as an assignment of its own name. What is there already is never written over.
public final class Course {
  private static final String CONFIG = "nbgrader_config.py";
  private static final String PREPROCESSORS = "metamemory_nbgrader.py";
  private static final Gson GSON = new Gson();

  private final Path folder;
  private final List<String> learn;

  /// A course.
  ///
  /// @param folder where it is or is to be
  /// @param learn the words that start the command `learn`
  public Course(Path folder, List<String> learn) {
    this.folder = folder.toAbsolutePath().normalize();
    this.learn = List.copyOf(learn);
  }

  /// Writes what is missing.
  ///
  /// @param lessons the lessons that are to be assignments
  /// @return the files that were there already and have other contents than would be written
  /// @throws IOException if a file cannot be read or written
  public List<Path> write(List<Lesson> lessons) throws IOException {
    List<Path> kept = new ArrayList<>();
    write(PREPROCESSORS, resource(PREPROCESSORS), kept);
    write(CONFIG, config(), kept);
    for (Lesson lesson : lessons) {
      String name = "source/" + lesson.id() + "/" + lesson.id() + ".ipynb";
      write(name, CourseNotebook.of(lesson.instructors()), kept);
    }
    return kept;
  }

  private void write(String name, String text, List<Path> kept) throws IOException {
    Path file = folder.resolve(name);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      Files.createDirectories(file.getParent());
      SafeFile.create(file, bytes);
    } catch (FileAlreadyExistsException e) {
      if (!Arrays.equals(Files.readAllBytes(file), bytes)) {
        kept.add(file);
      }
    }
  }

  /// JSON's texts and lists are Python's too.
  private String config() {
    String words = GSON.toJson(learn);
    return resource(CONFIG)
        .replace("@COURSE_ID@", GSON.toJson(String.valueOf(folder.getFileName())))
        .replace("[@LEARN@]", words);
  }

  private static String resource(String name) {
    try (InputStream in = Course.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("our jar lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError("our jar cannot be read", e);
    }
  }
}
