package metamemory.cli.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import metamemory.cli.notebook.Cell;
import metamemory.cli.notebook.Cut;
import metamemory.cli.notebook.Notebook;
import metamemory.cli.run.LessonRun;
import metamemory.kernel.SessionOptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a lesson shows when it is run. Each lesson is run three times, and all tests look at these
/// runs: twice with its solutions, and once as a learner gets it, with nothing answered. The checks
/// are left out: `LessonAnswersTest` grades the same solutions, with more patience than a notebook
/// has on a busy machine.
final class LessonRunsTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final Pattern FIGURE =
      Pattern.compile(
          "(?<![\\w.,])(\\d[\\d,]*(?:\\.\\d+)?)[\\s\u00a0]?(?:bytes?|B|KiB|KB|MiB|MB|GiB|ns|µs|ms|objects)\\b");

  private static final Pattern SVG = Pattern.compile("(?s)<svg\\b.*?</svg>");

  /// What does not survive converters, sanitisers and sites that show notebooks.
  private static final Pattern STRIPPED =
      Pattern.compile(
          "<script|<style|<foreignObject|\\bclass=|\\bid=|\\bstyle=|url\\(#|\\bon\\w+=");

  @TempDir private static Path workspace;

  private record Runs(LessonRun.Ended whole, LessonRun.Ended again, LessonRun.Ended unanswered) {}

  private static final Map<String, Runs> DONE = new HashMap<>();

  static List<Sheet> lessons() {
    return Pack.chosen();
  }

  private static Runs runs(Sheet sheet) {
    return DONE.computeIfAbsent(
        sheet.id(),
        _ ->
            new Runs(
                run(unchecked(sheet.notebook()), false),
                run(unchecked(sheet.notebook()), false),
                run(unchecked(Cut.learners(sheet.notebook())), true)));
  }

  private static LessonRun.Ended run(Notebook notebook, boolean learners) {
    SessionOptions options = new SessionOptions(Pack.FOLDER, workspace);
    return new LessonRun(options, LIMIT, learners).run(notebook, _ -> {});
  }

  /// In the place of a check stands a cell that does nothing, so that the others keep their
  /// numbers.
  private static Notebook unchecked(Notebook notebook) {
    return notebook.withCells(
        notebook.cells().stream()
            .map(cell -> cell.isCheck() ? cell.withSource("// not checked here") : cell)
            .toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lessons")
  void runsFromTopToBottom(Sheet sheet) {
    assertThat(runs(sheet).whole().failure()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lessons")
  void runsWithNothingAnswered(Sheet sheet) {
    assertThat(runs(sheet).unanswered().failure())
        .as("a learner who skips the exercises must be able to read on")
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lessons")
  void saysNothingOnStderr(Sheet sheet) {
    Faults faults = new Faults();
    for (Cell cell : runs(sheet).whole().notebook().cells()) {
      for (JsonObject output : cell.outputs()) {
        faults.in(
            cell,
            output.has("name") && output.get("name").getAsString().equals("stderr"),
            "writes to stderr: %s",
            output.get("text"));
      }
    }
    none(faults);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lessons")
  void clearsNoVariableOfAnEarlierCell(Sheet sheet) {
    Faults faults = new Faults();
    for (Cell cell : runs(sheet).whole().notebook().cells()) {
      String output = text(cell);
      faults.in(
          cell, output.contains("was redefined"), "redefines what earlier cells need: %s", output);
    }
    none(faults);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lessons")
  void showsTheFiguresThatItClaims(Sheet sheet) {
    Faults faults = new Faults();
    for (Cell cell : runs(sheet).whole().notebook().cells()) {
      String output = text(cell);
      for (String piece : Sheet.ours(cell, "shows")) {
        faults.in(
            cell,
            !output.contains(piece),
            "metamemory.shows says \"%s\", and the output is:%n%s",
            piece,
            output);
      }
      faults.in(
          cell,
          cell.kind() != Cell.Kind.CODE && Sheet.says(cell, "shows"),
          "metamemory.shows belongs to a cell that runs");
    }
    none(faults);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lessons")
  void statesNoFigureThatNoCellHas(Sheet sheet) {
    Faults faults = new Faults();
    String everything =
        runs(sheet).whole().notebook().cells().stream()
            .filter(cell -> cell.kind() == Cell.Kind.CODE)
            .map(cell -> cell.source() + "\n" + text(cell))
            .collect(Collectors.joining("\n"))
            .replaceAll("(?<=\\d)[,_](?=\\d)", "");
    for (Cell cell : sheet.cells()) {
      if (cell.kind() != Cell.Kind.MARKDOWN || isExempt(cell)) {
        continue;
      }
      String quoted = String.join(" ", Sheet.ours(cell, "quoted"));
      Matcher figure = FIGURE.matcher(cell.source());
      while (figure.find()) {
        String number = figure.group(1).replace(",", "");
        faults.in(
            cell,
            !Pattern.compile("(?<![\\d.])" + Pattern.quote(number) + "(?![\\d])")
                    .matcher(everything)
                    .find()
                && !quoted.contains(figure.group(1)),
            "states \"%s\", which no cell has in its code or output; show it by running, or put it"
                + " into metamemory.quoted if it is somebody else's figure",
            figure.group());
      }
    }
    none(faults);
  }

  private static boolean isExempt(Cell cell) {
    return Set.of("title", "objectives", "glossary").contains(cell.id())
        || cell.gradeId().endsWith("-task");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lessons")
  void showsTheSameWhenItIsRunAgain(Sheet sheet) {
    Map<String, String> first = outputs(runs(sheet).whole());
    Map<String, String> second = outputs(runs(sheet).again());
    Faults faults = new Faults();
    for (Cell cell : sheet.cells()) {
      String before = first.getOrDefault(cell.id(), "");
      String after = second.getOrDefault(cell.id(), "");
      faults.in(
          cell,
          !before.equals(after) && !Sheet.says(cell, "varies"),
          "shows something else when the lesson is run again:%n%s",
          difference(before, after));
    }
    none(faults);
  }

  private static Map<String, String> outputs(LessonRun.Ended ended) {
    Map<String, String> outputs = new LinkedHashMap<>();
    for (Cell cell : ended.notebook().cells()) {
      List<String> shown = new ArrayList<>();
      for (JsonObject output : cell.outputs()) {
        output.remove("execution_count");
        shown.add(output.toString());
      }
      // Real memory lies elsewhere each time: the address that a block tells when it is hovered
      // over
      // is the one thing that may differ.
      outputs.put(cell.id(), String.join("\n", shown).replaceAll("\\b0x[0-9a-f]{6,16}\\b", "0x…"));
    }
    return outputs;
  }

  /// Where two texts begin to differ.
  private static String difference(String before, String after) {
    int at = 0;
    while (at < Math.min(before.length(), after.length())
        && before.charAt(at) == after.charAt(at)) {
      at++;
    }
    int from = Math.max(0, at - 60);
    return "first: …%s…%nthen:  …%s…"
        .formatted(
            before.substring(from, Math.min(before.length(), at + 60)),
            after.substring(from, Math.min(after.length(), at + 60)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lessons")
  void hasWordsForItsPictures(Sheet sheet) {
    Faults faults = new Faults();
    for (Cell cell : runs(sheet).whole().notebook().cells()) {
      for (JsonObject output : cell.outputs()) {
        if (output.get("data") instanceof JsonObject data && data.has("text/html")) {
          String html = Cell.text(data, "text/html");
          Matcher svg = SVG.matcher(html);
          while (svg.find()) {
            faults.in(
                cell,
                !svg.group().matches("(?s).*<title>[^<]+</title>.*<desc>[^<]+</desc>.*"),
                "a picture has no <title> and <desc> for those who do not see it");
          }
          faults.in(
              cell, STRIPPED.matcher(html).find(), "its HTML has parts that other sites strip");
          faults.in(
              cell,
              !data.has("text/plain") || Cell.text(data, "text/plain").isBlank(),
              "its picture has no equal text");
        }
      }
    }
    none(faults);
  }

  private static String text(Cell cell) {
    List<String> texts = new ArrayList<>();
    for (JsonObject output : cell.outputs()) {
      if (output.has("text")) {
        texts.add(Cell.text(output, "text"));
      }
      JsonElement data = output.get("data");
      if (data instanceof JsonObject forms && forms.has("text/plain")) {
        texts.add(Cell.text(forms, "text/plain"));
      }
    }
    return String.join("\n", texts);
  }

  private static void none(Faults faults) {
    assertThat(faults.all())
        .withFailMessage(() -> "- " + String.join("\n- ", faults.all()))
        .isEmpty();
  }
}
