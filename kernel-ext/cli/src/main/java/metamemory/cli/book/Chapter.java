package metamemory.cli.book;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metamemory.cli.machine.Stop;
import metamemory.cli.notebook.Cell;
import metamemory.cli.notebook.Notebook;
import org.jspecify.annotations.Nullable;

/// One lesson of the book.
///
/// @param entry what lessons.json says of it
/// @param notebook what is shown: executed, and without solutions
public record Chapter(Entry entry, Notebook notebook) {
  private static final Pattern GLOSSARY_ROW = Pattern.compile("\\| *([^|]+?) *\\| *([^|]+?) *\\|");

  /// What lessons.json says of a lesson.
  ///
  /// @param id its folder
  /// @param title its title
  /// @param minutes how long it takes
  /// @param objectives what a reader can do afterwards
  /// @param routes the ways through the pack that pass it
  public record Entry(
      String id, String title, int minutes, List<String> objectives, List<String> routes) {}

  private record Listed(@Nullable List<Entry> lessons) {}

  /// Reads `lessons.json`.
  ///
  /// @param lessons the folder that holds it
  /// @return its lessons
  public static List<Entry> entries(Path lessons) {
    Path file = lessons.resolve("lessons.json");
    try {
      Listed listed = new Gson().fromJson(Files.readString(file), Listed.class);
      return listed == null || listed.lessons == null ? List.of() : List.copyOf(listed.lessons);
    } catch (IOException | JsonParseException e) {
      throw Stop.missing("the list of lessons cannot be read: file=" + file + " (" + e + ")");
    }
  }

  /// What is shown of a lesson: outputs of the solved notebook, and the learner's cells.
  ///
  /// @param executed the solved notebook with its outputs
  /// @param learners the learner's notebook, cell by cell the same
  /// @return the learner's cells with the outputs
  public static Notebook shown(Notebook executed, Notebook learners) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < learners.cells().size(); i++) {
      Cell cell = learners.cells().get(i);
      cells.add(
          cell.kind() == Cell.Kind.CODE
              ? cell.withOutputs(i + 1, executed.cells().get(i).outputs())
              : cell);
    }
    return learners.withCells(cells);
  }

  /// The page's file name.
  ///
  /// @return for example `09-bump-arenas.html`
  public String page() {
    return entry.id() + ".html";
  }

  /// The words that the lesson explains.
  ///
  /// @return word to meaning
  public Map<String, String> glossary() {
    Map<String, String> words = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Cell cell : notebook.cells()) {
      if (cell.id().equals("glossary")) {
        cell.source()
            .lines()
            .map(GLOSSARY_ROW::matcher)
            .filter(Matcher::matches)
            .filter(row -> !row.group(1).matches("word|-+"))
            .forEach(row -> words.put(row.group(1), row.group(2)));
      }
    }
    return words;
  }
}
