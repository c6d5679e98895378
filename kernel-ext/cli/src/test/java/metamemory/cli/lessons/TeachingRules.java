package metamemory.cli.lessons;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metamemory.cli.notebook.Cell;

/// How a lesson teaches: its words, its guesses, its facts, what it refutes.
final class TeachingRules {
  private static final Pattern PREDICT = Pattern.compile("%predict ([a-z0-9]+(?:-[a-z0-9]+)*) \\?");
  private static final Pattern PREDICTED = Pattern.compile("\\bpredicted\\(\"([^\"]*)\"");
  private static final Pattern GLOSSARY_ROW = Pattern.compile("\\| *([^|]+?) *\\| *([^|]+?) *\\|");
  private static final int FEWEST_PREDICTIONS = 3;

  private TeachingRules() {}

  static List<String> glossary(Sheet sheet) {
    Faults faults = new Faults();
    Cell last = sheet.cells().getLast();
    faults.in(last, !last.id().equals("glossary"), "the last cell must be the glossary");
    Set<String> explained = glossaryOf(sheet).keySet();
    Set<String> introduced = new HashSet<>();
    for (Cell cell : sheet.cells()) {
      for (String term : Sheet.ours(cell, "terms")) {
        faults.in(cell, !introduced.add(term), "the term \"%s\" is introduced a second time", term);
        faults.in(
            cell,
            !explained.contains(term),
            "the term \"%s\" has no row in the glossary: | %s | … |",
            term,
            term);
        faults.in(
            cell,
            cell.kind() == Cell.Kind.MARKDOWN && !lower(cell.source()).contains("**" + lower(term)),
            "introduces \"%s\", but does not print it in bold: **%s**",
            term,
            term);
      }
    }
    for (String word : explained) {
      faults.that(
          !introduced.contains(word),
          "the glossary explains \"%s\", which is in no cell's metamemory.terms",
          word);
    }
    return faults.all();
  }

  /// The glossary's words and what they mean.
  static Map<String, String> glossaryOf(Sheet sheet) {
    Map<String, String> rows = new HashMap<>();
    sheet
        .cell("glossary")
        .ifPresent(cell ->
            cell.source()
                .lines()
                .map(GLOSSARY_ROW::matcher)
                .filter(Matcher::matches)
                .filter(row -> !row.group(1).matches("word|-+"))
                .forEach(row -> rows.put(row.group(1).replace("`", ""), row.group(2))));
    return rows;
  }

  /// Before the cell that introduces a term, the prose does without it. Title and objectives, which
  /// say where the way leads, may name it; so may a lesson whose prerequisite has taught it.
  static List<String> termsInOrder(Sheet sheet) {
    Faults faults = new Faults();
    Set<String> taught = taughtBefore(sheet);
    List<Cell> body =
        sheet.cells().stream()
            .filter(cell -> !Set.of("title", "objectives", "glossary").contains(cell.id()))
            .toList();
    for (int i = 0; i < body.size(); i++) {
      for (String term : Sheet.ours(body.get(i), "terms")) {
        if (taught.contains(term)) {
          continue;
        }
        Pattern word = Pattern.compile("\\b" + Pattern.quote(lower(term)) + "(s|es)?\\b");
        for (Cell earlier : body.subList(0, i)) {
          faults.in(
              earlier,
              earlier.kind() == Cell.Kind.MARKDOWN && word.matcher(prose(earlier)).find(),
              "says \"%s\", which only the later cell %s introduces",
              term,
              body.get(i).id());
        }
      }
    }
    return faults.all();
  }

  private static Set<String> taughtBefore(Sheet sheet) {
    Set<String> taught = new HashSet<>();
    for (String prerequisite : sheet.list("prerequisites")) {
      Pack.find(prerequisite)
          .ifPresent(earlier -> {
            taught.addAll(glossaryOf(earlier).keySet());
            taught.addAll(taughtBefore(earlier));
          });
    }
    return taught;
  }

  private static String prose(Cell cell) {
    return lower(cell.source().replaceAll("(?s)```.*?```", " ").replaceAll("`[^`]*`", " "));
  }

  static List<String> predictions(Sheet sheet) {
    Faults faults = new Faults();
    Map<String, String> elsewhere = new HashMap<>();
    Pack.all().stream()
        .filter(other -> !other.id().equals(sheet.id()))
        .forEach(other -> ids(other).forEach(id -> elsewhere.put(id, other.id())));
    Set<String> asked = new HashSet<>();
    List<Cell> cells = sheet.cells();
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      Matcher predict = PREDICT.matcher(cell.source().strip());
      boolean isPredict = cell.kind() == Cell.Kind.CODE && predict.matches();
      faults.in(
          cell,
          cell.source().contains("%predict ") && cell.kind() == Cell.Kind.CODE && !isPredict,
          "a prediction is a cell of its own with this one line: %%predict some-name ?");
      faults.in(
          cell,
          isPredict != Sheet.says(cell, "predict"),
          "metamemory.predict belongs to the %%predict cells, and to them only");
      for (String id : predicted(cell)) {
        faults.in(cell, !asked.contains(id), "predicted(\"%s\", …) has no %%predict before it", id);
      }
      if (isPredict) {
        String id = predict.group(1);
        faults.in(cell, !asked.add(id), "the prediction %s is asked a second time", id);
        faults.in(
            cell,
            elsewhere.containsKey(id),
            "lesson %s asks a prediction %s, too",
            elsewhere.getOrDefault(id, ""),
            id);
        faults.in(
            cell,
            i == 0 || !cells.get(i - 1).source().contains("**Predict:**"),
            "the cell before must ask: **Predict:** …");
        faults.in(
            cell,
            i + 1 == cells.size() || !predicted(cells.get(i + 1)).contains(id),
            "the next cell must call predicted(\"%s\", …)",
            id);
      }
    }
    faults.that(
        asked.size() < FEWEST_PREDICTIONS,
        "at least %d predictions are wanted, there are %d",
        FEWEST_PREDICTIONS,
        asked.size());
    return faults.all();
  }

  private static List<String> ids(Sheet sheet) {
    return sheet
        .code()
        .map(cell -> PREDICT.matcher(cell.source().strip()))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .toList();
  }

  private static List<String> predicted(Cell cell) {
    List<String> ids = new ArrayList<>();
    Matcher call = PREDICTED.matcher(cell.kind() == Cell.Kind.CODE ? cell.source() : "");
    while (call.find()) {
      ids.add(call.group(1));
    }
    return ids;
  }

  static List<String> misconceptions(Sheet sheet) {
    Faults faults = new Faults();
    Set<String> refuted = new HashSet<>();
    for (Cell cell : sheet.cells()) {
      for (String claim : Sheet.ours(cell, "refutes")) {
        refuted.add(words(claim));
        faults.in(
            cell,
            cell.kind() != Cell.Kind.CODE,
            "refutes \"%s\" in words: a cell that runs must do it",
            claim);
      }
    }
    for (String claim : sheet.duty().misconceptions()) {
      faults.that(
          !refuted.contains(words(claim)),
          "no cell refutes \"%s\": put it into the metamemory.refutes of the cell that does",
          claim);
    }
    return faults.all();
  }

  static List<String> facts(Sheet sheet) {
    Faults faults = new Faults();
    Set<String> cited = new HashSet<>();
    for (Cell cell : sheet.cells()) {
      for (String id : Sheet.ours(cell, "facts")) {
        cited.add(id);
        faults.in(cell, !Pack.facts().containsKey(id), "cites %s, which facts.json lacks", id);
      }
    }
    Pack.facts()
        .forEach((id, fact) ->
            faults.that(
                fact.lesson().startsWith(sheet.number()) && !cited.contains(id),
                "no cell cites %s (%s): teach it, and put the id into that cell's metamemory.facts",
                id,
                fact.sentence()));
    return faults.all();
  }

  static List<String> modify(Sheet sheet) {
    boolean asks = sheet.markdown().anyMatch(cell -> cell.source().contains("**Modify:**"));
    return asks
        ? List.of()
        : List.of(
            "there is no **Modify:** task: let a learner change a running cell before making"
                + " one");
  }

  private static String words(String claim) {
    return lower(claim).replaceAll("[^a-z0-9()-]+", " ").strip();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
