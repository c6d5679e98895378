package metamemory.view;

import java.util.ArrayList;
import java.util.List;

/// One row of a picture: pieces of memory laid out from left to right, to scale.
///
/// A piece that would be too narrow to see gets a least width, taken from the wide ones in
/// proportion. Offsets are mapped piece by piece, so the ruler under the row stays right. Without
/// narrow pieces the scale is exactly linear.
///
/// @param from the offset at the left edge
/// @param to the offset at the right edge
/// @param spans the pieces with their places, without gaps and overlaps
record Strip(long from, long to, List<Span> spans) {
  private static final double LEAST_BLOCK = 4;
  private static final double LEAST_OTHER = 3;

  /// A piece and its place.
  ///
  /// @param piece the piece
  /// @param left its left edge, in pixels
  /// @param right its right edge, in pixels
  record Span(Piece piece, double left, double right) {
    double width() {
      return right - left;
    }
  }

  static Strip of(List<Piece> pieces, long from, long to, double left, double width) {
    return of(pieces, from, to, left, widths(pieces, width));
  }

  /// Strictly to scale, even where a piece becomes too narrow to see: for bars that are compared
  /// with each other.
  static Strip toScale(List<Piece> pieces, long from, long to, double left, double width) {
    double[] widths =
        pieces.stream().mapToDouble(piece -> width * piece.byteSize() / (to - from)).toArray();
    return of(pieces, from, to, left, widths);
  }

  private static Strip of(List<Piece> pieces, long from, long to, double left, double[] widths) {
    List<Span> spans = new ArrayList<>();
    double x = left;
    for (int i = 0; i < widths.length; i++) {
      spans.add(new Span(pieces.get(i), x, x + widths[i]));
      x += widths[i];
    }
    return new Strip(from, to, List.copyOf(spans));
  }

  /// Where an offset lies.
  double x(long offset) {
    for (Span span : spans) {
      if (offset < span.piece().to()) {
        double share = (double) (offset - span.piece().from()) / span.piece().byteSize();
        return span.left() + Math.max(0, share) * span.width();
      }
    }
    return spans.getLast().right();
  }

  double left() {
    return spans.getFirst().left();
  }

  double right() {
    return spans.getLast().right();
  }

  private static double[] widths(List<Piece> pieces, double width) {
    double[] least = new double[pieces.size()];
    double sum = 0;
    for (int i = 0; i < least.length; i++) {
      least[i] = pieces.get(i).kind() == Piece.Kind.BLOCK ? LEAST_BLOCK : LEAST_OTHER;
      sum += least[i];
    }
    double shrink = Math.min(1, 0.7 * width / sum);
    for (int i = 0; i < least.length; i++) {
      least[i] *= shrink;
    }
    return share(pieces, least, width);
  }

  /// Gives the least width to each piece that would get less, until what is left is shared by the
  /// others in proportion.
  private static double[] share(List<Piece> pieces, double[] least, double width) {
    double[] widths = new double[least.length];
    boolean[] fixed = new boolean[least.length];
    boolean changed = true;
    while (changed) {
      changed = false;
      double scale = scale(pieces, least, fixed, width);
      for (int i = 0; i < widths.length; i++) {
        double wanted = pieces.get(i).byteSize() * scale;
        if (!fixed[i] && wanted < least[i]) {
          fixed[i] = true;
          changed = true;
        }
        widths[i] = fixed[i] ? least[i] : wanted;
      }
    }
    return widths;
  }

  private static double scale(List<Piece> pieces, double[] least, boolean[] fixed, double width) {
    double room = width;
    double bytes = 0;
    for (int i = 0; i < least.length; i++) {
      if (fixed[i]) {
        room -= least[i];
      } else {
        bytes += pieces.get(i).byteSize();
      }
    }
    return bytes == 0 ? 0 : room / bytes;
  }
}
