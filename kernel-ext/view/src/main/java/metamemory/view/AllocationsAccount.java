package metamemory.view;

import java.util.ArrayList;
import java.util.List;

/// What a source created, in words.
final class AllocationsAccount {
  static final int SOURCE_CHARS = 120;

  private AllocationsAccount() {}

  static Account of(AllocationsPicture picture) {
    return new Account(
        Words.clean(picture.title(), 60),
        facts(picture.totals()),
        notes(picture),
        "",
        table(picture),
        description(picture));
  }

  private static List<String> facts(AllocationsPicture.Totals totals) {
    List<String> facts = new ArrayList<>();
    facts.add(Words.count(totals.objects(), "object", "objects"));
    facts.add(Words.bytes(totals.bytes()) + " created here");
    totals.insideCallBytes().ifPresent(bytes -> facts.add(Words.bytes(bytes) + " inside calls"));
    String size =
        totals.libraryAllocations() == 0 ? "" : " of " + Words.bytes(totals.libraryBytes());
    facts.add(Words.count(totals.libraryAllocations(), "arena block", "arena blocks") + size);
    return facts;
  }

  private static List<String> notes(AllocationsPicture picture) {
    List<String> notes = new ArrayList<>();
    if (picture.totals().insideCallBytes().orElse(0) > 0) {
      notes.add("“Inside calls” is what the JDK created on the heap while the line called it.");
      notes.add("A first run also loads classes there: run the cell again to see it without.");
    }
    picture.remarks().forEach(remark -> notes.add(Words.clean(remark, 120)));
    return notes;
  }

  private static Table table(AllocationsPicture picture) {
    List<List<String>> rows = new ArrayList<>();
    for (SourceRow row : SourceRow.of(picture)) {
      switch (row) {
        case SourceRow.Folded(int first, int last) ->
            rows.add(List.of(first + "–" + last, "⋯", "", "", "", ""));
        case SourceRow.Shown(AllocationsPicture.Line line, boolean _) -> rows.add(cells(line));
      }
    }
    return new Table(
            List.of("line", "source", "created here", "bytes", "inside calls", "arena blocks"),
            List.of(true, false, false, true, true, true),
            rows)
        .withoutEmptyColumns();
  }

  private static List<String> cells(AllocationsPicture.Line line) {
    return List.of(
        Integer.toString(line.number()),
        source(line, SOURCE_CHARS),
        created(line),
        line.created().isEmpty() ? "" : Words.bytes(line.bytes()),
        inside(line),
        library(line));
  }

  /// The line's text with its indentation in spaces that nobody collapses.
  static String source(AllocationsPicture.Line line, int mostChars) {
    String text = Words.clean(line.source().replace("\t", "    "), mostChars).stripTrailing();
    int indent = text.length() - text.stripLeading().length();
    return "\u00a0".repeat(indent) + text.substring(indent);
  }

  static String created(AllocationsPicture.Line line) {
    List<String> parts = new ArrayList<>();
    for (AllocationsPicture.Created created : line.created()) {
      parts.add(Words.number(created.count()) + " " + Words.clean(created.type(), 60));
    }
    return String.join(", ", parts);
  }

  static String inside(AllocationsPicture.Line line) {
    long bytes = line.insideCallBytes().orElse(0);
    return bytes == 0 ? "" : "+" + Words.bytes(bytes);
  }

  static String library(AllocationsPicture.Line line) {
    return line.libraryAllocations() == 0
        ? ""
        : Words.number(line.libraryAllocations()) + " · " + Words.bytes(line.libraryBytes());
  }

  static String sentence(AllocationsPicture.Line line) {
    List<String> parts = new ArrayList<>();
    for (AllocationsPicture.Created created : line.created()) {
      parts.add(
          Words.number(created.count())
              + " "
              + Words.clean(created.type(), 60)
              + " = "
              + Words.bytes(created.bytes()));
    }
    if (line.insideCallBytes().orElse(0) > 0) {
      parts.add(Words.bytes(line.insideCallBytes().orElse(0)) + " inside calls");
    }
    if (line.libraryAllocations() > 0) {
      parts.add(
          Words.blocks(line.libraryAllocations())
              + " of an arena = "
              + Words.bytes(line.libraryBytes()));
    }
    return "line "
        + line.number()
        + ": "
        + (parts.isEmpty() ? "nothing" : String.join(", ", parts));
  }

  private static String description(AllocationsPicture picture) {
    List<String> parts =
        picture.lines().stream()
            .filter(AllocationsPicture.Line::allocates)
            .limit(12)
            .map(AllocationsAccount::sentence)
            .toList();
    return parts.isEmpty() ? "Nothing was created." : String.join("; ", parts) + ".";
  }
}
