package metamemory.view;

/// The data of an SVG path.
final class Path {
  private static final double NARROW = 13;

  private final StringBuilder data = new StringBuilder();

  Path move(double x, double y) {
    return step('M', x, y);
  }

  Path line(double x, double y) {
    return step('L', x, y);
  }

  /// A line straight down.
  Path down(double by) {
    data.append('v').append(Markup.decimal(by));
    return this;
  }

  /// A whole rectangle.
  Path rect(Box box) {
    move(box.x(), box.y());
    data.append('h')
        .append(Markup.decimal(box.width()))
        .append('v')
        .append(Markup.decimal(box.height()));
    data.append('h').append(Markup.decimal(-box.width())).append('z');
    return this;
  }

  /// A rectangle that goes on at its right side.
  Path openRight(Box box) {
    return move(box.right(), box.y())
        .line(box.x(), box.y())
        .line(box.x(), box.bottom())
        .line(box.right(), box.bottom());
  }

  /// A slanted line up to the right, over so much in both directions.
  Path slant(double x, double y, double by) {
    move(x, y);
    data.append('l').append(Markup.decimal(by)).append(' ').append(Markup.decimal(-by));
    return this;
  }

  /// A bow to a place, drawn towards another on the way.
  Path bow(double overX, double overY, double toX, double toY) {
    data.append('Q')
        .append(Markup.decimal(overX))
        .append(' ')
        .append(Markup.decimal(overY))
        .append(' ');
    data.append(Markup.decimal(toX)).append(' ').append(Markup.decimal(toY));
    return this;
  }

  /// The head of an arrow that comes from one place and ends at another.
  Path arrowHead(double fromX, double fromY, double toX, double toY) {
    double length = Math.max(1e-9, Math.hypot(toX - fromX, toY - fromY));
    double alongX = (toX - fromX) / length * 8;
    double alongY = (toY - fromY) / length * 8;
    move(toX, toY).line(toX - alongX - alongY / 2, toY - alongY + alongX / 2);
    return line(toX - alongX + alongY / 2, toY - alongY - alongX / 2).close();
  }

  Path append(String other) {
    data.append(other);
    return this;
  }

  Path close() {
    data.append('z');
    return this;
  }

  private Path step(char letter, double x, double y) {
    data.append(letter).append(Markup.decimal(x)).append(' ').append(Markup.decimal(y));
    return this;
  }

  /// Slanted lines over a box, so far apart; empty where the box is too narrow to show any.
  static String hatch(Box box, double apart) {
    Path path = new Path();
    for (double sum = apart; sum < box.width() + box.height(); sum += apart) {
      double fromX = box.x() + Math.max(0, sum - box.height());
      double toX = box.x() + Math.min(box.width(), sum);
      path.slant(fromX, box.y() + sum - (fromX - box.x()), toX - fromX);
    }
    return path.toString();
  }

  /// Both diagonals of a box. In one that is wide enough for a text, they leave its middle free, so
  /// that they do not seem to strike the text out.
  static String cross(Box box) {
    double part = box.width() < NARROW ? 0.5 : 0.3;
    double across = part * box.width();
    double down = part * box.height();
    return new Path()
        .move(box.x(), box.y())
        .line(box.x() + across, box.y() + down)
        .move(box.right(), box.bottom())
        .line(box.right() - across, box.bottom() - down)
        .move(box.x(), box.bottom())
        .line(box.x() + across, box.bottom() - down)
        .move(box.right(), box.y())
        .line(box.right() - across, box.y() + down)
        .toString();
  }

  /// A small triangle whose tip points down at a place.
  static String pointer(double x, double y) {
    return new Path().move(x - 5, y - 8).line(x + 5, y - 8).line(x, y).close().toString();
  }

  @Override
  public String toString() {
    return data.toString();
  }
}
