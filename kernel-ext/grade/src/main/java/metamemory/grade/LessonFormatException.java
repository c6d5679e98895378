package metamemory.grade;

import java.nio.file.Path;

/// A lesson's file does not say what it should.
public final class LessonFormatException extends RuntimeException {
  private static final long serialVersionUID = 1;

  LessonFormatException(Path file, String field, Object value, String rule) {
    super(file + ": " + field + " " + rule + ": " + field + "=" + value);
  }
}
