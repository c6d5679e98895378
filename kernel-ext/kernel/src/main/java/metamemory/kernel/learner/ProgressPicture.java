package metamemory.kernel.learner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import metamemory.grade.Exercise;
import metamemory.kernel.learner.Progress.Prediction;
import metamemory.kernel.learner.Progress.Work;

/// How far a learner is, as a picture of plain values: one row per lesson, one box per exercise.
///
/// @param rows the lessons
/// @param guesses how many guesses were made and compared
/// @param rightGuesses how many of them were right
public record ProgressPicture(List<Row> rows, long guesses, long rightGuesses) {
  /// How far an exercise is.
  public enum State {
    /// Not tried.
    OPEN(" "),
    /// Tried, and not passed.
    TRIED("…"),
    /// Passed.
    PASSED("✓");

    private final String sign;

    State(String sign) {
      this.sign = sign;
    }

    /// What stands in its box, so that nothing hangs on colour alone.
    ///
    /// @return one character
    public String sign() {
      return sign;
    }
  }

  /// One exercise.
  ///
  /// @param id its id
  /// @param work what was done about it
  public record Box(String id, Work work) {
    /// How far it is.
    ///
    /// @return the state
    public State state() {
      if (work.passed()) {
        return State.PASSED;
      }
      return work.attempts() > 0 ? State.TRIED : State.OPEN;
    }

    /// The box in words.
    ///
    /// @return for example `bump: passed, 3 attempts, 2 hints`
    public String words() {
      List<String> words = new ArrayList<>();
      words.add(
          switch (state()) {
            case OPEN -> "not tried";
            case TRIED -> "best " + work.score() + " of " + work.maxScore() + " points";
            case PASSED -> "passed";
          });
      if (work.attempts() > 0) {
        words.add(count(work.attempts(), "attempt"));
      }
      if (work.hints() > 0) {
        words.add(count(work.hints(), "hint"));
      }
      if (work.solutionSeen()) {
        words.add("solution seen");
      }
      return id + ": " + String.join(", ", words);
    }
  }

  /// One lesson.
  ///
  /// @param id its folder
  /// @param title its title
  /// @param minutes how long it is meant to take; 0 when that is not known
  /// @param seconds how long it was worked on
  /// @param boxes its exercises
  public record Row(String id, String title, int minutes, long seconds, List<Box> boxes) {
    /// Copies the list.
    public Row {
      boxes = List.copyOf(boxes);
    }

    int hints() {
      return boxes.stream().mapToInt(box -> box.work().hints()).sum();
    }

    long passed() {
      return boxes.stream().filter(box -> box.state() == State.PASSED).count();
    }

    /// The lesson's time and hints in words.
    ///
    /// @return for example `12 of 60 min, 2 hints`
    public String words() {
      long spent = seconds / 60;
      String time = minutes == 0 ? spent + " min" : spent + " of " + minutes + " min";
      return hints() == 0 ? time : time + ", " + count(hints(), "hint");
    }
  }

  /// Copies the list.
  public ProgressPicture {
    rows = List.copyOf(rows);
  }

  /// Puts together what is known.
  ///
  /// @param lessons the lessons in their order
  /// @param exercises all exercises
  /// @param progress the learner's progress
  /// @return the picture
  public static ProgressPicture of(
      List<LessonInfo> lessons, Collection<Exercise> exercises, Progress progress) {
    List<Row> rows = new ArrayList<>();
    for (LessonInfo lesson : lessons) {
      List<Box> boxes =
          exercises.stream()
              .filter(exercise -> exercise.lesson().equals(lesson.id()))
              .map(exercise -> new Box(exercise.id(), progress.work(exercise.id())))
              .toList();
      long seconds = progress.time(lesson.id()).seconds();
      rows.add(new Row(lesson.id(), lesson.title(), lesson.minutes(), seconds, boxes));
    }
    Collection<Prediction> compared =
        progress.predictions().values().stream().filter(p -> p.actual() != null).toList();
    return new ProgressPicture(
        rows, compared.size(), compared.stream().filter(Prediction::right).count());
  }

  /// All of it in a line.
  ///
  /// @return for example `1 of 4 exercises passed · 2 hints · 1 h 12 min · 3 of 8 guesses right`
  public String headline() {
    long exercises = rows.stream().mapToLong(row -> row.boxes().size()).sum();
    long passed = rows.stream().mapToLong(Row::passed).sum();
    int hints = rows.stream().mapToInt(Row::hints).sum();
    long minutes = rows.stream().mapToLong(Row::seconds).sum() / 60;
    List<String> parts = new ArrayList<>();
    parts.add(passed + " of " + count(exercises, "exercise") + " passed");
    parts.add(count(hints, "hint"));
    parts.add(minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min");
    if (guesses > 0) {
      parts.add(rightGuesses + " of " + count(guesses, "guess", "guesses") + " right");
    }
    return String.join(" · ", parts);
  }

  /// As text.
  ///
  /// @return lines, each with its end
  public String text() {
    int titles = rows.stream().mapToInt(row -> name(row).length()).max().orElse(0);
    int boxes = rows.stream().mapToInt(row -> row.boxes().size()).max().orElse(0);
    StringBuilder text = new StringBuilder("Your progress: ").append(headline()).append("\n\n");
    for (Row row : rows) {
      StringBuilder signs = new StringBuilder();
      row.boxes().forEach(box -> signs.append('[').append(box.state().sign()).append(']'));
      text.append(
          String.format(
                  Locale.ROOT,
                  "%-" + (titles + 2) + "s%-" + (3 * boxes + 2) + "s%s",
                  name(row),
                  signs,
                  row.words())
              .stripTrailing());
      text.append('\n');
      row.boxes().stream()
          .filter(box -> !box.work().equals(Work.NONE))
          .forEach(box -> text.append("    ").append(box.words()).append('\n'));
    }
    return text.append("\n[✓] passed  […] tried  [ ] not tried\n").toString();
  }

  /// As SVG.
  ///
  /// @return one element, with a title and a description inside
  public String svg() {
    return ProgressSvg.of(this);
  }

  static String name(Row row) {
    String number = row.id().replaceFirst("^(\\d+).*", "$1");
    return number + "  " + row.title();
  }

  static String count(long count, String noun) {
    return count(count, noun, noun + "s");
  }

  private static String count(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
