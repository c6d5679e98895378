package metamemory.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import jdk.jshell.Snippet;
import metamemory.grade.Checker;
import metamemory.grade.Definition;
import metamemory.grade.Definitions;
import metamemory.grade.Exercise;
import metamemory.grade.Exercises;
import metamemory.grade.Feedback;
import metamemory.grade.GradeResult;
import metamemory.grade.Limits;
import metamemory.grade.StartCache;
import metamemory.kernel.SnippetEngine.Origin;
import org.jspecify.annotations.Nullable;

/// `%check` and `%hint`. An answer is what the session holds of the learner's declarations; it is
/// checked in another JVM, so nothing that it does reaches this one.
final class ExerciseMagics {
  private final SessionOptions options;
  private final SnippetEngine engine;
  private final Map<String, Integer> hintsGiven = new HashMap<>();
  private volatile @Nullable Checker checker;

  ExerciseMagics(SessionOptions options, SnippetEngine engine) {
    this.options = options;
    this.engine = engine;
  }

  CellResult check(String id) {
    return with(id, "check", this::check);
  }

  CellResult hint(String id) {
    return with(id, "hint", this::nextHint);
  }

  void cancel() {
    Checker running = checker;
    if (running != null) {
      running.cancel();
    }
  }

  private interface Action {
    CellResult run(Exercise exercise);
  }

  private CellResult with(String id, String magic, Action action) {
    if (!Files.isDirectory(options.lessonsDir())) {
      return Magics.failed(
          "there are no exercises: the lessons were not found: folder=" + options.lessonsDir());
    }
    Exercises exercises;
    try {
      exercises = Exercises.load(options.lessonsDir());
    } catch (IOException | RuntimeException e) {
      return Magics.failed("the exercises cannot be read: " + e.getMessage());
    }
    Optional<Exercise> found = exercises.find(id);
    if (found.isEmpty()) {
      List<String> ids = exercises.all().stream().map(Exercise::id).toList();
      Optional<String> nearest = NearestName.of(id, ids);
      String question =
          id.isBlank()
              ? "which exercise?"
              : "there is no exercise "
                  + id
                  + nearest.map(n -> "; did you mean " + n + "?").orElse("");
      return Magics.failed("%" + magic + ": " + question + " Exercises: " + String.join(", ", ids));
    }
    return action.run(found.get());
  }

  private CellResult check(Exercise exercise) {
    Checker fresh =
        new Checker(
            Limits.standard(),
            Checker.DEFAULT_SEED,
            Optional.of(StartCache.in(CheckCache.folder(options.lessonsDir()))));
    checker = fresh;
    try {
      GradeResult result = fresh.check(exercise, definitions());
      return new CellResult.Value(MimeBundle.html(Feedback.html(result), Feedback.text(result)));
    } catch (CancellationException e) {
      return new CellResult.Interrupted();
    } finally {
      checker = null;
    }
  }

  private CellResult nextHint(Exercise exercise) {
    int given = hintsGiven.merge(exercise.id(), 1, Integer::sum);
    int all = exercise.hints().size();
    int number = Math.min(given, all);
    String head = "Hint " + number + " of " + all;
    String hint = exercise.hints().get(number - 1);
    String more =
        number < all
            ? "Say %hint " + exercise.id() + " again for the next one."
            : "This is the last one.";
    String html =
        "<div><b>"
            + head
            + "</b><br>"
            + paragraphs(hint)
            + "<br><small>"
            + Escaped.html(more)
            + "</small></div>";
    return new CellResult.Value(MimeBundle.html(html, head + ": " + hint + "\n" + more));
  }

  private static String paragraphs(String text) {
    return Escaped.html(text)
        .lines()
        .collect(Collectors.joining("<br>"))
        .replaceAll("`([^`]*)`", "<code>$1</code>");
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
