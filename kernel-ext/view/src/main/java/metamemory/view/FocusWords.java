package metamemory.view;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// The words of a block for the eye, in the drawing itself while the block has the focus: browsers
/// show a title to the pointer only.
///
/// Without script, style and id one element can change another only from around it: the focus that
/// comes to an element is told to all elements around it, and what is hidden hides all within it
/// that is not shown for itself. So a block lies in a hidden group, which a `<set>` shows while the
/// focus is in it; the block itself is always shown, and beside it in the group lie its words. Were
/// they within the block, the browser's ring would go around them too. Where somebody takes the
/// `<set>` away, the words stay hidden.
///
/// They stand in a box of their own colours, since no drawing knows the page's. It lies over what
/// is drawn already, and nothing that is drawn later may touch it: at the head, over the name and
/// the facts, or above the block's row where rows are drawn from top to bottom.
final class FocusWords {
  /// Where there are no rows.
  static final double HEAD = 0;

  private static final String OPEN =
      "<g visibility=\"hidden\"><set attributeName=\"visibility\" to=\"visible\""
          + " begin=\"focusin\" end=\"focusout\"/>";
  private static final String SHOWN = " visibility=\"visible\"";
  private static final Pattern WORDS =
      Pattern.compile(
          "<path d=\"[^\"]*\" fill=\"#000\" stroke=\"currentColor\"/>(?:<text"
              + " [^>]*>[^<]*</text>)+</g>");
  private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]+");

  private static final Type TYPE = Type.SMALL.in(Palette.WHITE);

  /// A box that would begin higher covers all of the head, not half of a line.
  private static final double BELOW_NAME = 28;

  private static final double PADDING = 9;
  private static final double MARGIN = 14;

  private FocusWords() {}

  /// Begins the hidden group around a block.
  static void open(Markup markup) {
    markup.append(OPEN);
  }

  /// Shows the block in it.
  static void showBlock(Markup markup) {
    markup.attribute("visibility", "visible");
  }

  /// Ends the hidden group, with the words in it.
  ///
  /// @param words what the block tells
  /// @param width how wide the drawing is
  /// @param row where the row begins above which they stand, or [#HEAD]
  /// @param blockLeft where the block begins
  static void close(Markup markup, String words, double width, double row, double blockLeft) {
    List<String> lines = lines(words, width - 2 * ArenaSvg.LEFT);
    double height = lines.size() == 1 ? 24 : 36;
    Box box = box(lines, height, width, row, blockLeft);
    String outline = new Path().rect(box).toString();
    markup.open("path").attribute("d", outline).attribute("fill", Palette.BLACK);
    markup.attribute("stroke", Palette.TEXT).close("path");
    double y = box.y() + (box.height() - height) / 2 + (lines.size() == 1 ? 16 : 14);
    for (String line : lines) {
      markup.open("text").attribute("x", box.x() + PADDING).attribute("y", y);
      markup.attribute("fill", TYPE.fill()).text(line).close("text");
      y += 15;
    }
    markup.close("g");
  }

  private static Box box(
      List<String> lines, double height, double width, double row, double blockLeft) {
    double bottom = Math.floor(row) - 4;
    if (bottom - height < BELOW_NAME) {
      double top = lines.size() == 1 ? 4 : 1;
      double left = ArenaSvg.LEFT - PADDING;
      return new Box(left, top, width - 2 * left, Math.max(height, bottom - top));
    }
    double words = lines.stream().mapToDouble(line -> TYPE.width(even(line))).max().orElse(0);
    double wide = Math.ceil(words) + 2 * PADDING;
    double left = Math.max(MARGIN, Math.min(blockLeft - 6, width - MARGIN - wide));
    return new Box(Math.floor(left), bottom - height, wide, height);
  }

  /// One line, or two; what does not fit is cut visibly.
  static List<String> lines(String words, double room) {
    String even = even(words);
    int end = even.length();
    while (end > 0 && TYPE.width(even.substring(0, end)) > room) {
      end = even.lastIndexOf(' ', end - 1);
    }
    if (end == even.length()) {
      return List.of(words);
    }
    return end <= 0
        ? List.of(TYPE.cut(words, room))
        : List.of(words.substring(0, end), cut(words.substring(end + 1), room));
  }

  private static String cut(String words, double room) {
    String even = even(words);
    String cut = TYPE.cut(even, room);
    return cut.equals(even) ? words : words.substring(0, cut.length() - 1) + "…";
  }

  /// The same with digits of one width in its addresses, which differ from run to run: the drawing
  /// must not.
  private static String even(String words) {
    return ADDRESS.matcher(words).replaceAll(address -> "0".repeat(address.group().length()));
  }

  /// A drawing, or a page of drawings, as it is, or without these words if it would be too long.
  static String within(int mostBytes, String drawing) {
    return drawing.getBytes(StandardCharsets.UTF_8).length <= mostBytes
        ? drawing
        : without(drawing);
  }

  /// A drawing, or a page of drawings, without these words.
  ///
  /// In texts quotes and brackets are escaped, so what is found are elements and attributes of
  /// ours.
  static String without(String drawing) {
    return WORDS.matcher(drawing.replace(OPEN, "").replace(SHOWN, "")).replaceAll("");
  }
}
