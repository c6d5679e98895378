package metamemory.view;

/// Draws a picture as HTML: the [Svg] in a plain `<div>`, and beneath it, folded away, an equal
/// table. Where a sanitiser takes the drawing away, the table stays.
public final class Html {
  /// Beyond this, further steps are told in words: a notebook holds all of its output.
  private static final int MOST_STEP_BYTES = 256 * 1024;

  private Html() {}

  /// Draws a picture.
  ///
  /// @param picture what to draw
  /// @return one `<div>` element, well-formed as XML too
  public static String of(Picture picture) {
    String html = whole(picture);
    int most = picture instanceof StepsPicture ? MOST_STEP_BYTES : Svg.MOST_BYTES;
    return FocusWords.within(most, html);
  }

  private static String whole(Picture picture) {
    Markup html = new Markup();
    html.open("div").line();
    if (picture instanceof GroupPicture group && group.beside()) {
      appendBeside(html, group);
    } else {
      html.append(Svg.of(picture));
    }
    if (picture instanceof StepsPicture steps) {
      appendSteps(html, steps);
    }
    appendTable(html, picture, "As a table");
    return html.close("div").line().toString();
  }

  /// Draws a picture for a page that numbers its own parts for the tab key. Such a page takes its
  /// numbered parts first, and may keep the key before it comes to the others: Notebook 6 gives its
  /// cells the number 2, and its editors keep the key.
  ///
  /// @param picture what to draw
  /// @param tabIndex the page's number, from 0; 0 is that of pages which number nothing
  /// @return as [#of(Picture)], but its blocks and its folded parts have that number, and the lines
  ///   of folded parts are underlined: Notebook 6 sets them without the triangle that tells of what
  ///   is folded, and a triangle of ours would be a second one where others show the notebook
  public static String of(Picture picture, int tabIndex) {
    String html = of(picture);
    if (tabIndex == 0) {
      return html;
    }
    // In texts quotes and brackets are escaped, so these are attributes and tags of ours. A summary
    // is reached within its details, and only where those are reached.
    String attribute = " tabindex=\"" + tabIndex + "\"";
    return html.replace(" tabindex=\"0\"", attribute)
        .replace("<details>", "<details" + attribute + ">")
        .replace("<summary>", "<summary><u>")
        .replace("</summary>", "</u></summary>");
  }

  /// Drawings in a line of text, as it were: those that find no room beside the others go below.
  private static void appendBeside(Markup html, GroupPicture group) {
    html.open("div").line().append(GroupSvg.head(group).svg()).close("div").line();
    GroupSvg.drawings(group).forEach(drawing -> html.append(drawing.svg()));
  }

  /// The table of a picture, or the tables of all the pictures that it is made of.
  private static void appendTable(Markup html, Picture picture, String summary) {
    if (picture instanceof GroupPicture group) {
      for (GroupPicture.Part part : group.parts()) {
        appendTable(html, part.picture(), "As a table: " + Account.of(part.picture()).headline());
      }
      return;
    }
    append(html, summary + listed(picture), Account.table(picture));
    if (picture instanceof PagesPicture pages) {
      append(html, "Its blocks as a table", PagesAccount.blocks(pages));
    }
  }

  /// What the table has of a picture with too many blocks.
  private static String listed(Picture picture) {
    Blocks blocks =
        switch (picture) {
          case ArenaPicture arena -> arena.blocks();
          case HeapPicture heap -> heap.blocks();
          default -> new Blocks.Unknown("");
        };
    return blocks instanceof Blocks.Summary many ? ": " + many.listed() : "";
  }

  private static void append(Markup html, String summary, Table table) {
    if (!table.isEmpty()) {
      html.open("details").leaf("summary", summary).line();
      table.html(html);
      html.close("details").line();
    }
  }

  /// Each step to be opened by itself; they can be read when all are open, and where nothing can be
  /// opened.
  private static void appendSteps(Markup html, StepsPicture steps) {
    int drawn = 0;
    for (int i = 0; i < steps.steps().size(); i++) {
      if (steps.isDrawn(i)) {
        Picture after = steps.steps().get(i).after();
        html.open("details").leaf("summary", StepsAccount.line(steps, i)).line();
        if (drawn < MOST_STEP_BYTES) {
          String drawing = Svg.of(after);
          drawn += FocusWords.without(drawing).length();
          html.append(drawing);
        } else {
          html.leaf("p", Account.of(after).headline());
        }
        html.close("details").line();
      }
    }
  }
}
