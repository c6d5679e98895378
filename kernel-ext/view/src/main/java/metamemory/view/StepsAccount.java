package metamemory.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Steps in words.
final class StepsAccount {
  private StepsAccount() {}

  static Account of(StepsPicture picture) {
    int steps = picture.steps().size();
    List<String> facts = new ArrayList<>();
    facts.add(Words.count(picture.events(), "step", "steps"));
    if (steps < picture.events()) {
      facts.add(Words.number(steps) + " of them are shown");
    }
    if (steps > StepsPicture.MOST_DRAWN) {
      facts.add("the first and the last " + StepsPicture.MOST_DRAWN / 2 + " are shown");
    }
    return new Account(
        Words.clean(picture.title(), 60),
        facts,
        List.of(),
        body(picture),
        Table.NONE,
        description(picture));
  }

  /// A step in one line.
  static String line(StepsPicture picture, int index) {
    StepsPicture.Step step = picture.steps().get(index);
    String site =
        step.site() == null ? "" : " · " + Words.clean(step.site(), ArenaAccount.SITE_CHARS);
    return Words.number(picture.number(index)) + ". " + Words.clean(step.event(), 80) + site;
  }

  /// The steps as a table, for the page: the text form is a list of them already.
  static Table table(StepsPicture picture) {
    return new Table(
            List.of("step", "what happened", "asked for at", "after it"),
            List.of(true, false, false, false),
            IntStream.range(0, picture.steps().size())
                .filter(picture::isDrawn)
                .mapToObj(i -> row(picture, i))
                .toList())
        .withoutEmptyColumns();
  }

  private static List<String> row(StepsPicture picture, int index) {
    StepsPicture.Step step = picture.steps().get(index);
    return List.of(
        Words.number(picture.number(index)),
        Words.clean(step.event(), 80),
        step.site() == null ? "" : Words.clean(step.site(), ArenaAccount.SITE_CHARS),
        Account.of(step.after()).headline());
  }

  private static String body(StepsPicture picture) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < picture.steps().size(); i++) {
      if (picture.isDrawn(i)) {
        text.append('\n').append(line(picture, i)).append('\n');
        Picture after = picture.steps().get(i).after();
        text.append(
            after instanceof ArenaPicture arena
                ? ArenaText.body(arena)
                : Account.of(after).headline() + "\n");
      }
    }
    return text.toString();
  }

  private static String description(StepsPicture picture) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < Math.min(12, picture.steps().size()); i++) {
      lines.add(line(picture, i));
    }
    return lines.isEmpty() ? "Nothing happened." : String.join("; ", lines) + ".";
  }
}
