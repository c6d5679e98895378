package metamemory.view;

/// Draws a picture as HTML: the [Svg] in a plain `<div>`, and beneath it, folded away, an equal
/// table. Where a sanitiser takes the drawing away, the table stays.
public final class Html {
  /// Beyond this, further steps are told in words: a notebook holds all of its output.
  private static final int MOST_STEP_CHARS = 256 * 1024;

  private Html() {}

  /// Draws a picture.
  ///
  /// @param picture what to draw
  /// @return one `<div>` element, well-formed as XML too
  public static String of(Picture picture) {
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
  /// @return as [#of(Picture)], but its blocks and its folded parts have that number
  public static String of(Picture picture, int tabIndex) {
    String html = of(picture);
    if (tabIndex == 0) {
      return html;
    }
    // In texts quotes and brackets are escaped, so these are attributes and tags of ours. A summary
    // is reached within its details, and only where those are reached.
    String attribute = " tabindex=\"" + tabIndex + "\"";
    return html.replace(" tabindex=\"0\"", attribute)
        .replace("<details>", "<details" + attribute + ">");
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
    append(html, summary, Account.table(picture));
    if (picture instanceof PagesPicture pages) {
      append(html, "Its blocks as a table", PagesAccount.blocks(pages));
    }
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
    for (int i = 0; i < steps.steps().size(); i++) {
      if (steps.isDrawn(i)) {
        Picture after = steps.steps().get(i).after();
        html.open("details").leaf("summary", StepsAccount.line(steps, i)).line();
        if (html.length() < MOST_STEP_CHARS) {
          html.append(Svg.of(after));
        } else {
          html.leaf("p", Account.of(after).headline());
        }
        html.close("details").line();
      }
    }
  }
}
