package metamemory.view;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// Where the columns of an allocations picture are, in pixels: each as wide as its texts, within
/// bounds.
///
/// @param sourceWidth how much room the source has
/// @param created the left edge of what was created
/// @param createdWidth how much room that has
/// @param bytes the left edge of the bars
/// @param inside the right edge of the bytes inside calls, or 0 for none
/// @param library the right edge of the arena blocks, or 0 for none
/// @param width of the whole picture
record AllocationsColumns(
    double sourceWidth,
    double created,
    double createdWidth,
    double bytes,
    double inside,
    double library,
    double width) {
  static final double SOURCE = 56;
  static final double LONGEST_BAR = 60;
  static final String INSIDE = "inside calls";
  static final String LIBRARY = "arena blocks";
  private static final double GAP = 24;

  static AllocationsColumns of(AllocationsPicture picture, List<SourceRow> rows) {
    double widestSource = picture.totals().libraryAllocations() > 0 ? 350 : 380;
    double source =
        Math.clamp(
            widest(rows, line -> Type.CODE.width(AllocationsAccount.source(line, 80))),
            180,
            widestSource);
    double created =
        Math.clamp(
            widest(rows, line -> Type.PLAIN.width(AllocationsAccount.created(line))), 130, 190);
    double bytes = SOURCE + source + GAP + created + 16;
    double end =
        bytes + LONGEST_BAR + 6 + widest(rows, line -> Type.SMALL.width(Words.bytes(line.bytes())));
    double inside = 0;
    if (picture.totals().insideCallBytes().isPresent()) {
      double widest = widest(rows, line -> Type.SMALL.width(AllocationsAccount.inside(line)));
      inside = end + GAP + Math.max(Type.QUIET.width(INSIDE), widest);
      end = inside;
    }
    double library = 0;
    if (picture.totals().libraryAllocations() > 0) {
      double widest = widest(rows, line -> Type.SMALL.width(AllocationsAccount.library(line)));
      library = end + GAP + Math.max(Type.QUIET.width(LIBRARY), widest);
      end = library;
    }
    return new AllocationsColumns(
        source, SOURCE + source + GAP, created, bytes, inside, library, Math.max(620, end + 16));
  }

  private static double widest(
      List<SourceRow> rows, ToDoubleFunction<AllocationsPicture.Line> width) {
    double widest = 0;
    for (SourceRow row : rows) {
      if (row instanceof SourceRow.Shown(AllocationsPicture.Line line, boolean _)) {
        widest = Math.max(widest, width.applyAsDouble(line));
      }
    }
    return widest;
  }
}
