package metamemory.view;

/// The colours of Okabe and Ito, which people with any kind of colour blindness tell apart. Each
/// goes with a letter and a texture, so that nothing hangs on colour alone. Text and outlines take
/// the page's own colour.
final class Palette {
  static final String TEXT = "currentColor";
  static final String NONE = "none";
  static final String LIVE = "#0072B2";
  static final String NEW = "#E69F00";
  static final String STALE = "#D55E00";
  static final String HEADER = "#999999";
  static final String WHITE = "#fff";
  static final String BLACK = "#000";

  private Palette() {}
}
