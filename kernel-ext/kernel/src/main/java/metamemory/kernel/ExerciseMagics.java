package metamemory.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import jdk.jshell.Snippet;
import metamemory.grade.Definition;
import metamemory.grade.Definitions;
import metamemory.grade.Exercise;
import metamemory.grade.Exercises;
import metamemory.grade.Feedback;
import metamemory.grade.GradeResult;
import metamemory.grade.StartCache;
import metamemory.kernel.SnippetEngine.Origin;
import metamemory.kernel.learner.Backups;
import metamemory.kernel.learner.Coach;
import metamemory.kernel.learner.LessonInfo;
import metamemory.kernel.learner.ProgressFile;
import metamemory.kernel.learner.ProgressPicture;
import metamemory.kernel.learner.Told;

/// `%check`, `%hint`, `%solution`, `%reset` and `%progress`. An answer is what the session holds of
/// the learner's declarations; it is checked in another JVM, so nothing that it does reaches this
/// one.
final class ExerciseMagics {
  private final SessionOptions options;
  private final SnippetEngine engine;
  private final ProgressFile progress;
  private final Values values;
  private final Coach coach;

  ExerciseMagics(
      SessionOptions options, SnippetEngine engine, ProgressFile progress, Values values) {
    this.options = options;
    this.engine = engine;
    this.progress = progress;
    this.values = values;
    this.coach = Coach.of(progress, StartCache.in(CheckCache.folder(options.lessonsDir())));
  }

  CellResult check(String id) {
    return with(id, "check", this::check);
  }

  /// The next hint, or with a number that one.
  CellResult hint(String arguments) {
    String[] words = arguments.strip().split("\\s+", 2);
    if (words.length == 2 && words[1].matches("\\d{1,3}")) {
      int number = Integer.parseInt(words[1]);
      return with(words[0], "hint", exercise -> told(coach.hint(exercise, number)));
    }
    return with(arguments, "hint", exercise -> told(coach.hint(exercise)));
  }

  CellResult solution(String id) {
    return with(id, "solution", exercise -> told(coach.solution(exercise)));
  }

  CellResult reset(String id) {
    return with(id, "reset", this::reset);
  }

  CellResult progress(String arguments) {
    if (!arguments.isBlank()) {
      return Magics.failed("%progress takes nothing after it: given=" + arguments);
    }
    return withAll(exercises -> {
      ProgressPicture picture =
          ProgressPicture.of(
              LessonInfo.all(options.lessonsDir()), exercises.all(), progress.read());
      Optional<String> notice = progress.takeNotice();
      return new CellResult.Value(
          MimeBundle.html(
              "<div>\n" + picture.svg() + notice.map(Escaped::html).orElse("") + "</div>",
              picture.text() + notice.orElse("")));
    });
  }

  void cancel() {
    coach.cancel();
  }

  private interface Action<T> {
    CellResult run(T subject);
  }

  private CellResult withAll(Action<Exercises> action) {
    if (!Files.isDirectory(options.lessonsDir())) {
      return Magics.failed(
          "there are no exercises: the lessons were not found: folder=" + options.lessonsDir());
    }
    try {
      return action.run(Exercises.load(options.lessonsDir()));
    } catch (IOException | RuntimeException e) {
      return Magics.failed("the exercises cannot be read: " + e.getMessage());
    }
  }

  private CellResult with(String id, String magic, Action<Exercise> action) {
    return withAll(exercises -> {
      Optional<Exercise> found = exercises.find(id);
      return found.isPresent() ? action.run(found.get()) : unknown(id, magic, exercises);
    });
  }

  private static CellResult unknown(String id, String magic, Exercises exercises) {
    List<String> ids = exercises.all().stream().map(Exercise::id).toList();
    String meant = NearestName.of(id, ids).map(n -> "; did you mean " + n + "?").orElse("");
    String question = id.isBlank() ? "which exercise?" : "there is no exercise " + id + meant;
    return Magics.failed("%" + magic + ": " + question + " Exercises: " + String.join(", ", ids));
  }

  private CellResult check(Exercise exercise) {
    try {
      GradeResult result = coach.check(exercise, definitions());
      Optional<String> notice = progress.takeNotice();
      return new CellResult.Value(
          MimeBundle.html(
              Feedback.html(result)
                  + notice.map(n -> "<div>" + Escaped.html(n) + "</div>").orElse(""),
              isRunByNbgrader()
                  ? String.valueOf(result.score())
                  : Feedback.text(result) + notice.map(n -> "\n" + n).orElse("")));
    } catch (CancellationException e) {
      return new CellResult.Interrupted();
    }
  }

  /// nbgrader takes a result that is a number for the points.
  private static boolean isRunByNbgrader() {
    return System.getenv("NBGRADER_EXECUTION") != null;
  }

  private CellResult told(Told told) {
    Told all = told.with(progress.takeNotice());
    return new CellResult.Value(MimeBundle.html(all.html(), all.plain()));
  }

  /// The learner's cell stays as it is: the kernel cannot edit a notebook that is open elsewhere
  /// without the danger of losing what was typed there. So the answer is kept in a file, and the
  /// starter is offered as a new cell.
  private CellResult reset(Exercise exercise) {
    String answer = answer(exercise);
    String kept;
    try {
      kept =
          answer.isBlank()
              ? "This session holds no answer of yours to keep."
              : "Your answer is kept in `"
                  + options
                      .workspace()
                      .relativize(Backups.keep(options.workspace(), exercise.id(), ".java", answer))
                  + "`.";
    } catch (IOException e) {
      return Magics.failed("nothing was reset, as your answer cannot be kept: " + e);
    }
    String starter = exercise.starter().orElse("");
    values.offerCell(starter);
    return told(
        new Told(
            "Back to the start of " + exercise.id(),
            kept,
            Optional.of(starter),
            "A new cell with this beginning stands below; where it does not, copy it from here."
                + " Your old cell is as it was."));
  }

  private String answer(Exercise exercise) {
    Set<String> names = Set.copyOf(exercise.defines());
    return definitions().stream()
        .filter(definition -> names.contains(definition.name()))
        .map(definition -> definition.source().stripTrailing() + "\n")
        .collect(Collectors.joining("\n"));
  }

  /// What the learner has declared and not replaced since, in order.
  private List<Definition> definitions() {
    List<Definition> definitions = new ArrayList<>();
    engine
        .shell()
        .snippets()
        .filter(s -> engine.shell().status(s).isActive())
        .forEach(s -> definition(s).ifPresent(definitions::add));
    return definitions;
  }

  private Optional<Definition> definition(Snippet snippet) {
    Origin origin = engine.origin(snippet.id());
    return origin == null
        ? Optional.empty()
        : Definitions.of(snippet, origin.cell(), origin.line());
  }
}
