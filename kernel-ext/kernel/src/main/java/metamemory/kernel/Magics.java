package metamemory.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import metamemory.kernel.CellRunner.Cell;

/// The magics: what a learner can type that is not Java.
final class Magics {
  /// A magic on a line of its own.
  interface Line {
    CellResult run(String arguments);
  }

  /// A magic that takes the rest of its cell.
  interface Whole {
    CellResult run(CellText.CellMagic magic, Cell cell);
  }

  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final Map<String, Whole> cells = new LinkedHashMap<>();
  private final ExerciseMagics exercises;
  private final CountLine countLine;
  private final EverydayMagics everyday;

  Magics(
      ExerciseMagics exercises,
      PredictMagic predictions,
      AllocationsMagic allocations,
      PictureMagics pictures,
      SitesMagic sites,
      CountLine countLine,
      EverydayMagics everyday) {
    this.exercises = exercises;
    this.everyday = everyday;
    this.countLine = countLine;
    lines.put("predict", predictions::run);
    lines.put("check", exercises::check);
    lines.put("hint", exercises::hint);
    lines.put("solution", exercises::solution);
    lines.put("reset", exercises::reset);
    lines.put("progress", exercises::progress);
    lines.put("submit", SubmitMagic::run);
    lines.put("counts", this::counts);
    lines.put("layout", pictures::layout);
    lines.put("sites", sites::run);
    lines.put("leaks", pictures::leaks);
    lines.put("classpath", everyday.classPath()::run);
    lines.put("maven", everyday.maven()::run);
    lines.put("load", everyday.load()::run);
    lines.put("time", everyday.time()::line);
    lines.put("env", everyday.env()::run);
    lines.put("help", _ -> new CellResult.Value(Help.bundle()));
    cells.put("allocations", allocations::run);
    cells.put("steps", pictures::steps);
    cells.put("time", everyday.time()::cell);
  }

  /// What can be typed, with its percent signs.
  List<String> names() {
    return java.util.stream.Stream.concat(
            lines.keySet().stream().map(n -> "%" + n), cells.keySet().stream().map(n -> "%%" + n))
        .sorted()
        .toList();
  }

  CellResult line(CellText.LineMagic magic) {
    Line known = lines.get(magic.name());
    return known == null ? unknown("%" + magic.name()) : known.run(magic.arguments());
  }

  CellResult cell(CellText.CellMagic magic, Cell cell) {
    Whole known = cells.get(magic.name());
    return known == null ? unknown("%%" + magic.name()) : known.run(magic, cell);
  }

  /// Runs a cell, with the quiet line under it where that is on.
  CellResult aroundCell(Supplier<CellResult> cell) {
    return countLine.around(cell);
  }

  /// Ends a check or a download that is running.
  void cancel() {
    exercises.cancel();
    everyday.maven().cancel();
  }

  private CellResult counts(String arguments) {
    return switch (arguments.toLowerCase(Locale.ROOT)) {
      case "on" -> {
        countLine.on(true);
        yield new CellResult.Done();
      }
      case "off" -> {
        countLine.on(false);
        yield new CellResult.Done();
      }
      default ->
          failed("%counts takes on or off: given=" + (arguments.isEmpty() ? "nothing" : arguments));
    };
  }

  private CellResult unknown(String name) {
    Optional<String> nearest = NearestName.of(name, names());
    return failed(
        "there is no magic "
            + name
            + nearest.map(n -> "; did you mean " + n + "?").orElse("")
            + " %help lists them all");
  }

  static CellResult.Failed failed(String message) {
    return new CellResult.Failed(
        "MagicException", message, List.of("\u001b[31m" + message + "\u001b[0m"));
  }
}
