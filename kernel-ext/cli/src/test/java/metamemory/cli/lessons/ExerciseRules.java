package metamemory.cli.lessons;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import metamemory.cli.notebook.Cell;
import metamemory.cli.notebook.Cut;
import metamemory.cli.notebook.Notebook;
import metamemory.grade.Exercise;
import metamemory.grade.Hidden;

/// What each exercise has: task, answer cell, check, hints, wrong answers, and no way for its
/// solution to reach the learner.
final class ExerciseRules {
  private static final int FEWEST_HINTS = 3;
  private static final int FEWEST_WRONG_ANSWERS = 2;
  private static final int SHORTEST_MINUTES = 3;
  private static final int LONGEST_MINUTES = 25;
  private static final int TELLING_LENGTH = 25;

  private ExerciseRules() {}

  static List<String> count(Sheet sheet) {
    int wanted = sheet.duty().exercises();
    int there = sheet.exercises().size();
    return there >= wanted
        ? List.of()
        : List.of(
            "the curriculum lists %d exercises, exercises.json has %d".formatted(wanted, there));
  }

  static List<String> cells(Sheet sheet) {
    Faults faults = new Faults();
    Set<String> gradeIds = new HashSet<>();
    for (Cell cell : sheet.cells()) {
      Optional<JsonObject> nbgrader = Sheet.nbgrader(cell);
      nbgrader.ifPresent(json -> {
        faults.in(
            cell,
            !(json.get("schema_version") instanceof JsonPrimitive version)
                || version.getAsInt() != 3,
            "nbgrader.schema_version must be 3");
        faults.in(
            cell,
            !gradeIds.add(Sheet.gradeId(cell)),
            "another cell has the grade_id %s, too",
            Sheet.gradeId(cell));
      });
    }
    for (Exercise exercise : sheet.exercises()) {
      position(sheet, exercise, faults);
    }
    return faults.all();
  }

  private static void position(Sheet sheet, Exercise exercise, Faults faults) {
    List<String> ids = sheet.cells().stream().map(Sheet::gradeId).toList();
    int answer = ids.indexOf(exercise.id());
    int check = checkOf(sheet, exercise);
    int task = ids.indexOf(exercise.id() + "-task");
    faults.that(
        answer < 0 || !sheet.cells().get(answer).isSolution(),
        "exercise %s: no cell has nbgrader.solution and the grade_id %s",
        exercise.id(),
        exercise.id());
    faults.that(
        task < 0 || task > answer,
        "exercise %s: a locked markdown cell with the grade_id %s-task must stand before the"
            + " answer",
        exercise.id(),
        exercise.id());
    faults.that(
        check < answer,
        "exercise %s: a cell \"%%check %s\" must stand after the answer",
        exercise.id(),
        exercise.id());
    if (check >= 0) {
      Cell cell = sheet.cells().get(check);
      faults.in(
          cell,
          Sheet.nbgrader(cell).filter(json -> points(json) == exercise.points()).isEmpty(),
          "nbgrader.grade must be true and nbgrader.points %d, as in exercises.json",
          exercise.points());
    }
    if (task >= 0) {
      Cell cell = sheet.cells().get(task);
      faults.in(
          cell,
          !cell.source().contains("(" + exercise.minutes() + " minutes)"),
          "the task's heading must say \"(%d minutes)\", as exercises.json does",
          exercise.minutes());
    }
  }

  private static int checkOf(Sheet sheet, Exercise exercise) {
    List<String> sources = sheet.cells().stream().map(cell -> cell.source().strip()).toList();
    return sources.indexOf("%check " + exercise.id());
  }

  private static int points(JsonObject nbgrader) {
    boolean graded = nbgrader.get("grade") instanceof JsonPrimitive grade && grade.getAsBoolean();
    return graded && nbgrader.get("points") instanceof JsonPrimitive points
        ? points.getAsInt()
        : -1;
  }

  static List<String> materials(Sheet sheet) throws IOException {
    Faults faults = new Faults();
    for (Exercise exercise : sheet.exercises()) {
      String id = "exercise " + exercise.id() + ": ";
      faults.that(
          exercise.hints().size() < FEWEST_HINTS,
          id + "%d hints, at least %d are wanted",
          exercise.hints().size(),
          FEWEST_HINTS);
      faults.that(
          exercise.wrong().size() < FEWEST_WRONG_ANSWERS,
          id + "%d known-wrong answers, at least %d are wanted",
          exercise.wrong().size(),
          FEWEST_WRONG_ANSWERS);
      faults.that(
          exercise.minutes() < SHORTEST_MINUTES || exercise.minutes() > LONGEST_MINUTES,
          id + "minutes=%d, which is not a time for one exercise",
          exercise.minutes());
      faults.that(exercise.solution().isEmpty(), id + "exercises.json names no solution");
      List<String> files = new ArrayList<>();
      exercise.wrong().forEach(wrong -> files.add(wrong.file()));
      exercise.solution().ifPresent(files::add);
      for (String file : files) {
        faults.that(
            !Files.exists(sheet.folder().resolve(file)), id + "the file %s is missing", file);
      }
    }
    return faults.all();
  }

  static List<String> sameSource(Sheet sheet) throws IOException {
    Faults faults = new Faults();
    Notebook learners = Cut.learners(sheet.notebook());
    for (Exercise exercise : sheet.exercises()) {
      int at = sheet.cells().stream().map(Sheet::gradeId).toList().indexOf(exercise.id());
      if (at < 0 || exercise.solution().isEmpty()) {
        continue;
      }
      faults.that(
          !code(exercise.starter().orElse("")).equals(code(learners.cells().get(at).source())),
          "exercise %s: its starter in exercises.json is not the cell %s without its solution: run"
              + " ./learn tidy %s",
          exercise.id(),
          sheet.cells().get(at).id(),
          sheet.id());
      String solution = Files.readString(sheet.folder().resolve(exercise.solution().get()));
      faults.that(
          !code(solution).equals(code(sheet.cells().get(at).source())),
          "exercise %s: %s is not what the cell %s holds",
          exercise.id(),
          exercise.solution().get(),
          sheet.cells().get(at).id());
    }
    return faults.all();
  }

  /// Code without the cut's markers, and without what does not matter at the ends of lines.
  private static String code(String source) {
    return source
        .lines()
        .filter(line -> !line.matches("\\s*// (BEGIN|END) SOLUTION\\s*"))
        .map(String::stripTrailing)
        .filter(line -> !line.isEmpty())
        .toList()
        .toString();
  }

  static List<String> hiddenCheck(Sheet sheet) {
    Faults faults = new Faults();
    for (Exercise exercise : sheet.exercises()) {
      try {
        Method[] checks = Class.forName(exercise.suite()).getDeclaredMethods();
        faults.that(
            Arrays.stream(checks).noneMatch(check -> check.isAnnotationPresent(Hidden.class)),
            "exercise %s: %s has no @Hidden check",
            exercise.id(),
            exercise.suite());
      } catch (ClassNotFoundException e) {
        faults.that(true, "exercise %s: there is no suite %s", exercise.id(), exercise.suite());
      }
    }
    return faults.all();
  }

  /// What stands inside a cut region must not stand anywhere in what a learner gets.
  static List<String> noLeak(Sheet sheet) {
    Faults faults = new Faults();
    Notebook cut = Cut.learners(sheet.notebook());
    String learners =
        cut.cells().stream()
            .map(Cell::source)
            .map(ExerciseRules::bare)
            .collect(java.util.stream.Collectors.joining(" "));
    for (Cell cell : sheet.cells()) {
      for (String region : regions(cell.source())) {
        faults.in(
            cell,
            region.length() >= TELLING_LENGTH && learners.contains(region),
            "what is cut from it reaches the learner in another cell: %s",
            region);
      }
    }
    faults.that(
        learners.contains("BEGIN SOLUTION") || learners.contains("BEGIN HIDDEN"),
        "a marker reaches the learner");
    return faults.all();
  }

  private static List<String> regions(String source) {
    List<String> regions = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    boolean inside = false;
    for (String line : source.split("\n", -1)) {
      if (line.contains("BEGIN SOLUTION") || line.contains("BEGIN HIDDEN TESTS")) {
        inside = true;
      } else if (line.contains("END SOLUTION") || line.contains("END HIDDEN TESTS")) {
        regions.add(bare(open.toString()));
        open.setLength(0);
        inside = false;
      } else if (inside) {
        open.append(line).append('\n');
      }
    }
    return regions;
  }

  private static String bare(String source) {
    return source.replaceAll("\\s+", " ").strip();
  }
}
