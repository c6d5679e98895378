package metamemory.kernel;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import metamemory.view.Html;
import metamemory.view.Picture;
import metamemory.view.Text;
import metamemory.view.View;
import org.jspecify.annotations.Nullable;

/// Turns a value into what a notebook shows: a picture for what has one, text for the rest.
final class Values {
  /// Longer arrays are cut: a notebook is no place for a million numbers.
  private static final int MOST_ELEMENTS = 200;

  private final View view;
  private final Handles handles;
  private final CellStreams streams;

  Values(View view, Handles handles, CellStreams streams) {
    this.view = view;
    this.handles = handles;
    this.streams = streams;
  }

  void show(MimeBundle bundle) {
    streams.display(bundle);
  }

  void footer(MimeBundle bundle) {
    streams.footer(bundle);
  }

  /// Offers the learner a new cell below the one that runs, where the notebook can.
  void offerCell(String source) {
    streams.offerCell(source);
  }

  MimeBundle bundle(@Nullable Object value) {
    return switch (value) {
      case null -> MimeBundle.of("null");
      case MimeBundle bundle -> bundle;
      case Long number -> number(number);
      default -> {
        Picture picture = view.find(value);
        yield picture == null ? MimeBundle.of(text(value)) : picture(picture);
      }
    };
  }

  /// A number is shown as such; one that is a handle of an arena that a variable holds, with what
  /// it is the handle of.
  private MimeBundle number(long value) {
    return handles.picture(value).map(Values::picture).orElseGet(() -> MimeBundle.of("" + value));
  }

  static MimeBundle picture(Picture picture) {
    return MimeBundle.html(Html.of(picture, TabKey.INDEX), Text.of(picture));
  }

  private static String text(@Nullable Object value) {
    if (value == null || !value.getClass().isArray()) {
      return String.valueOf(value);
    }
    int length = Array.getLength(value);
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < Math.min(length, MOST_ELEMENTS); i++) {
      elements.add(text(Array.get(value, i)));
    }
    if (length > MOST_ELEMENTS) {
      elements.add("… " + (length - MOST_ELEMENTS) + " more");
    }
    return "[" + String.join(", ", elements) + "]";
  }
}
