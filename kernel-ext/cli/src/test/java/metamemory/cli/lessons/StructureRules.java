package metamemory.cli.lessons;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metamemory.cli.notebook.Cell;

/// How a lesson is built: title, contents, sections, objectives, links, its form on disk.
final class StructureRules {
  private static final Pattern ROW = Pattern.compile("\\| *\\[(.*)]\\(#(.*)\\) *\\| *(\\d+) *\\|");
  private static final Pattern HEADING = Pattern.compile("(#{1,6}) +(.+)");
  private static final Pattern LINK = Pattern.compile("(!?)\\[([^\\]]*)]\\(([^)\\s]+)[^)]*\\)");

  /// What nobody can see a learner do.
  private static final Set<String> UNSEEN =
      Set.of("understand", "know", "learn", "appreciate", "grasp", "realise", "realize", "be");

  private static final int MOST_WORDS = 170;

  private StructureRules() {}

  static List<String> form(Sheet sheet) throws IOException {
    Faults faults = new Faults();
    String onDisk = Files.readString(sheet.folder().resolve("lesson.ipynb"));
    faults.that(
        !onDisk.equals(sheet.notebook().toCanonicalJson()),
        "lesson.ipynb is not in its canonical form (no outputs, keys in order): run ./learn tidy"
            + " %s",
        sheet.id());
    Set<String> ids = new HashSet<>();
    for (Cell cell : sheet.cells()) {
      faults.that(
          !cell.id().matches("[a-z][a-z0-9-]{2,40}"),
          "cell id \"%s\": name it by what it is for, in lower case with hyphens",
          cell.id());
      faults.in(cell, !ids.add(cell.id()), "another cell has this id, too");
      faults.in(cell, cell.source().isBlank(), "is empty: remove it");
      faults.in(
          cell,
          cell.kind() == Cell.Kind.RAW,
          "is raw: only markdown and code are shown everywhere");
    }
    return faults.all();
  }

  static List<String> title(Sheet sheet) {
    Faults faults = new Faults();
    Cell first = sheet.cells().get(0);
    List<String> h1 =
        sheet.markdown().flatMap(StructureRules::headings).filter(h -> h.startsWith("# ")).toList();
    faults.that(h1.size() != 1, "there must be one H1, in the first cell: %s", h1);
    faults.in(
        first,
        !first.source().startsWith("# " + sheet.text("title") + "\n"),
        "must begin with \"# %s\", the title in lessons.json",
        sheet.text("title"));
    faults.in(
        first,
        !first.source().lines().skip(1).anyMatch(line -> line.matches("\\*[^*].*[^*]\\*")),
        "needs a summary: one line in *italics* below the title");
    return faults.all();
  }

  static List<String> contents(Sheet sheet) {
    Faults faults = new Faults();
    List<Sheet.Section> rows =
        sheet
            .cells()
            .get(0)
            .source()
            .lines()
            .map(ROW::matcher)
            .filter(Matcher::matches)
            .map(m -> new Sheet.Section(m.group(1), Integer.parseInt(m.group(3))))
            .toList();
    faults.that(
        !rows.equals(sheet.sections()),
        "the table of contents and \"sections\" in lessons.json differ:%n  table %s%n  lessons.json"
            + " %s",
        rows,
        sheet.sections());
    int sum = sheet.sections().stream().mapToInt(Sheet.Section::minutes).sum();
    faults.that(
        sum != sheet.minutes(),
        "the sections' minutes add up to %d, and lessons.json says minutes=%d",
        sum,
        sheet.minutes());
    List<Integer> planned = sheet.duty().minutes();
    faults.that(
        sheet.minutes() < planned.get(0) || sheet.minutes() > planned.get(1),
        "minutes=%d, and the curriculum plans %s",
        sheet.minutes(),
        planned);
    return faults.all();
  }

  static List<String> sections(Sheet sheet) {
    Faults faults = new Faults();
    List<String> titles = sheet.sections().stream().map(Sheet.Section::title).toList();
    List<String> h2 =
        sheet
            .markdown()
            .flatMap(StructureRules::headings)
            .filter(h -> h.startsWith("## "))
            .map(h -> h.substring(3).strip())
            .toList();
    faults.that(
        !h2.equals(titles),
        "the H2 headings and \"sections\" in lessons.json differ:%n  headings %s%n  lessons.json"
            + " %s",
        h2,
        titles);
    for (int i = 0; i < titles.size(); i++) {
      faults.that(
          !titles.get(i).startsWith((i + 1) + ". "),
          "section %d must be numbered: \"%d. …\", and is \"%s\"",
          i + 1,
          i + 1,
          titles.get(i));
    }
    int next = 1;
    for (Cell cell : sheet.cells()) {
      if (cell.metadata().get("metamemory") instanceof JsonObject ours
          && ours.get("section") instanceof JsonPrimitive number) {
        faults.in(
            cell,
            number.getAsInt() != next++
                || headings(cell).noneMatch(h -> h.startsWith("## " + number.getAsInt() + ". ")),
            "metamemory.section=%s does not stand at the heading \"## %s. …\" in order",
            number,
            number);
      }
    }
    faults.that(
        next != titles.size() + 1,
        "%d cells have metamemory.section (the cells with an H2), and there are %d sections",
        next - 1,
        titles.size());
    return faults.all();
  }

  static List<String> objectives(Sheet sheet) {
    Faults faults = new Faults();
    List<String> objectives = sheet.list("objectives");
    faults.that(
        objectives.size() < 3 || objectives.size() > 5,
        "lessons.json: 3 to 5 objectives are wanted, there are %d",
        objectives.size());
    String shown = sheet.cell("objectives").map(Cell::source).orElse("");
    faults.that(shown.isEmpty(), "there is no cell with the id \"objectives\"");
    for (String objective : objectives) {
      String verb = objective.strip().split("\\W+", 2)[0].toLowerCase(java.util.Locale.ROOT);
      faults.that(
          UNSEEN.contains(verb),
          "nobody can see a learner \"%s\": say what they can do (\"%s\")",
          verb,
          objective);
      faults.that(
          !shown.contains(objective),
          "the cell objectives does not list \"%s\" in the words of lessons.json",
          objective);
    }
    faults.that(
        !shown.contains("**You need**"),
        "the cell objectives does not say what is needed: **You need** …");
    return faults.all();
  }

  static List<String> links(Sheet sheet) {
    Faults faults = new Faults();
    Set<String> anchors = new HashSet<>();
    sheet
        .markdown()
        .flatMap(StructureRules::headings)
        .forEach(h ->
            anchors.add(h.replaceFirst("#+ +", "").replace("`", "").strip().replace(' ', '-')));
    sheet
        .markdown()
        .forEach(cell -> {
          Matcher link = LINK.matcher(cell.source());
          while (link.find()) {
            String target = link.group(3);
            faults.in(
                cell,
                !link.group(1).isEmpty() && link.group(2).isBlank(),
                "the picture %s needs words in its [], for those who do not see it",
                target);
            faults.in(
                cell,
                target.startsWith("#") && !anchors.contains(target.substring(1)),
                "the link %s leads to no heading (blanks become hyphens)",
                target);
            faults.in(
                cell,
                !target.startsWith("#")
                    && !target.startsWith("https://")
                    && !Files.exists(sheet.folder().resolve(target)),
                "the link %s leads nowhere",
                target);
          }
        });
    return faults.all();
  }

  static List<String> entry(Sheet sheet) {
    Faults faults = new Faults();
    faults.that(sheet.entry().isEmpty(), "lessons.json has no entry \"%s\"", sheet.id());
    for (String prerequisite : sheet.list("prerequisites")) {
      faults.that(
          !Pack.entries().containsKey(prerequisite) || prerequisite.compareTo(sheet.id()) >= 0,
          "prerequisite \"%s\" must be the id of an earlier lesson in lessons.json",
          prerequisite);
    }
    Map<String, Set<String>> routes = new HashMap<>();
    routes.put("half-day", Set.of("00", "06", "07", "09"));
    routes.put("one-day", Set.of("00", "01", "02", "03", "04", "06", "07", "08", "09", "10"));
    Set<String> wanted = new HashSet<>(Set.of("course"));
    routes.forEach((route, numbers) -> {
      if (numbers.contains(sheet.number())) {
        wanted.add(route);
      }
    });
    faults.that(
        !wanted.equals(Set.copyOf(sheet.list("routes"))),
        "routes in lessons.json must be %s, and are %s",
        wanted,
        sheet.list("routes"));
    return faults.all();
  }

  static List<String> noWalls(Sheet sheet) {
    Faults faults = new Faults();
    sheet
        .markdown()
        .forEach(cell -> {
          long words =
              cell.source()
                  .lines()
                  .filter(line -> !line.startsWith("|"))
                  .mapToLong(line -> line.split("\\s+").length)
                  .sum();
          faults.in(
              cell,
              words > MOST_WORDS,
              "has %d words, more than %d: show something in between, or say less",
              words,
              MOST_WORDS);
        });
    return faults.all();
  }

  static List<String> instructor(Sheet sheet) throws IOException {
    Faults faults = new Faults();
    if (!Files.exists(sheet.folder().resolve("instructor.md"))) {
      return List.of("instructor.md is missing");
    }
    String notes = Files.readString(sheet.folder().resolve("instructor.md"));
    for (String heading : List.of("Timing", "Demo order", "Questions to ask", "Common faults")) {
      faults.that(!notes.contains("\n## " + heading), "instructor.md has no \"## %s\"", heading);
    }
    for (Sheet.Section section : sheet.sections()) {
      faults.that(
          !notes.contains("| " + section.title() + " | " + section.minutes() + " |"),
          "instructor.md: the timing table has no row \"| %s | %d |\"",
          section.title(),
          section.minutes());
    }
    faults.that(
        !sheet.duty().misconceptions().isEmpty() && !notes.contains("\n## Misconceptions"),
        "instructor.md has no \"## Misconceptions …\"");
    return faults.all();
  }

  static java.util.stream.Stream<String> headings(Cell cell) {
    boolean[] inCode = new boolean[1];
    return cell.source()
        .lines()
        .filter(line -> {
          if (line.startsWith("```")) {
            inCode[0] = !inCode[0];
          }
          return !inCode[0] && HEADING.matcher(line).matches();
        });
  }
}
