package metamemory.grade;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the code cells of a notebook that a stranger handed in, in one pass and in bounded memory:
/// outputs, attachments and whatever else is in it are passed over, be they a hundred megabytes.
final class NotebookReading {
  /// A notebook with all its pictures is seldom a tenth of it.
  private static final long MOST_FILE_BYTES = 512L << 20;

  private static final int MOST_CELLS = 5000;
  private static final int MOST_SOURCE_CHARS = 4 << 20;
  private static final int MAJOR = 4;

  private final SourceLimit text;
  private final JsonReader json;
  private final Consumer<String> notes;
  private final List<SubmittedCell> cells = new ArrayList<>();
  private int count;
  private int major = -1;

  private NotebookReading(SourceLimit text, Consumer<String> notes) {
    this.text = text;
    this.json = new JsonReader(text);
    this.notes = notes;
    json.setStrictness(Strictness.LEGACY_STRICT);
  }

  /// Reads a file.
  ///
  /// @param notes is told of what was passed over, in sentences
  /// @throws UnreadableNotebookException if it is none: says why
  /// @throws IOException if the machine fails to read it
  static List<SubmittedCell> read(Path file, Consumer<String> notes)
      throws UnreadableNotebookException, IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new UnreadableNotebookException(
          "it is not a file (a link, a folder or nothing at all)");
    }
    if (Files.size(file) > MOST_FILE_BYTES) {
      throw new UnreadableNotebookException(
          "it is larger than %d MiB: bytes=%d".formatted(MOST_FILE_BYTES >> 20, Files.size(file)));
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return read(in, notes);
    }
  }

  static List<SubmittedCell> read(InputStream in, Consumer<String> notes)
      throws UnreadableNotebookException, IOException {
    Reader decoder =
        new InputStreamReader(
            in,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    try {
      return new NotebookReading(new SourceLimit(decoder, MOST_SOURCE_CHARS), notes).notebook();
    } catch (CharacterCodingException e) {
      throw new UnreadableNotebookException("it is not text in UTF-8");
    } catch (EOFException e) {
      throw new UnreadableNotebookException("it is cut short or empty");
    } catch (MalformedJsonException | IllegalStateException | JsonParseException e) {
      // Gson throws IllegalStateException for a value of another kind.
      throw new UnreadableNotebookException("it is not a notebook's JSON: " + firstLine(e));
    } catch (NumberFormatException e) {
      throw new UnreadableNotebookException("nbformat is no whole number");
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private List<SubmittedCell> notebook() throws IOException, UnreadableNotebookException {
    boolean hasCells = false;
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "cells" -> {
          hasCells = true;
          readCells();
        }
        case "nbformat" -> major = json.nextInt();
        default -> skip();
      }
    }
    json.endObject();
    if (major != MAJOR) {
      throw new UnreadableNotebookException(
          "only notebooks of nbformat 4 are graded: nbformat="
              + (major < 0 ? "none" : major)
              + "; open it in a current Jupyter and save it");
    }
    if (!hasCells) {
      throw new UnreadableNotebookException("it has no cells");
    }
    return cells;
  }

  private void readCells() throws IOException, UnreadableNotebookException {
    json.beginArray();
    while (json.hasNext()) {
      if (++count > MOST_CELLS) {
        throw new UnreadableNotebookException("it has more than " + MOST_CELLS + " cells");
      }
      if (json.peek() == JsonToken.BEGIN_OBJECT) {
        readCell();
      } else {
        skip();
        notes.accept("Cell " + count + " is no cell and was passed over.");
      }
    }
    json.endArray();
  }

  private void readCell() throws IOException {
    @Nullable String type = null;
    @Nullable String source = null;
    Grading grading = Grading.NONE;
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "cell_type" -> type = text();
        case "source" -> source = source();
        case "metadata" -> grading = metadata();
        default -> skip();
      }
    }
    json.endObject();
    if (source == null) {
      notes.accept("Cell " + count + " has no readable source and was passed over.");
    } else if ("code".equals(type)) {
      cells.add(new SubmittedCell(count, grading.id(), grading.role(), source));
    } else if (!grading.id().isEmpty() && grading.role() == SubmittedCell.Role.SOLUTION) {
      notes.accept(
          "Cell " + count + " (" + grading.id() + ") is no code cell and was passed over.");
    }
  }

  private @Nullable String source() throws IOException {
    text.begin();
    try {
      if (json.peek() != JsonToken.BEGIN_ARRAY) {
        return text();
      }
      StringBuilder lines = new StringBuilder();
      json.beginArray();
      while (json.hasNext()) {
        String line = text();
        lines.append(line == null ? "" : line);
      }
      json.endArray();
      return lines.toString();
    } finally {
      text.end();
    }
  }

  private Grading metadata() throws IOException {
    Grading grading = Grading.NONE;
    if (json.peek() != JsonToken.BEGIN_OBJECT) {
      skip();
      return grading;
    }
    json.beginObject();
    while (json.hasNext()) {
      if (json.nextName().equals("nbgrader") && json.peek() == JsonToken.BEGIN_OBJECT) {
        grading = nbgrader();
      } else {
        skip();
      }
    }
    json.endObject();
    return grading;
  }

  private Grading nbgrader() throws IOException {
    String id = "";
    boolean solution = false;
    boolean locked = false;
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "grade_id" -> {
          String named = text();
          id = named == null ? "" : named;
        }
        case "solution" -> solution = flag();
        case "locked" -> locked = flag();
        default -> skip();
      }
    }
    json.endObject();
    return new Grading(
        id,
        solution
            ? SubmittedCell.Role.SOLUTION
            : locked ? SubmittedCell.Role.LOCKED : SubmittedCell.Role.FREE);
  }

  private boolean flag() throws IOException {
    if (json.peek() == JsonToken.BOOLEAN) {
      return json.nextBoolean();
    }
    skip();
    return false;
  }

  private @Nullable String text() throws IOException {
    if (json.peek() == JsonToken.STRING) {
      return json.nextString();
    }
    skip();
    return null;
  }

  /// Python writes NaN into outputs, which is no JSON.
  private void skip() throws IOException {
    json.setStrictness(Strictness.LENIENT);
    json.skipValue();
    json.setStrictness(Strictness.LEGACY_STRICT);
  }

  /// What nbgrader's metadata says.
  private record Grading(String id, SubmittedCell.Role role) {
    static final Grading NONE = new Grading("", SubmittedCell.Role.FREE);
  }
}
