package metamemory.kernel;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import metamemory.Allocator;
import metamemory.view.Html;
import metamemory.view.Picture;
import metamemory.view.Recorder;
import metamemory.view.Text;
import org.jspecify.annotations.Nullable;

/// Turns a value into what a notebook shows: a picture for what has one, text for the rest.
final class Values {
  /// Longer arrays are cut: a notebook is no place for a million numbers.
  private static final int MOST_ELEMENTS = 200;

  private final Recorder recorder;
  private final CellStreams streams;

  Values(Recorder recorder, CellStreams streams) {
    this.recorder = recorder;
    this.streams = streams;
  }

  void show(MimeBundle bundle) {
    streams.display(bundle);
  }

  void footer(MimeBundle bundle) {
    streams.footer(bundle);
  }

  MimeBundle bundle(@Nullable Object value) {
    return switch (value) {
      case null -> MimeBundle.of("null");
      case MimeBundle bundle -> bundle;
      case Picture picture -> picture(picture);
      case Allocator allocator -> picture(recorder.picture(allocator));
      default -> MimeBundle.of(text(value));
    };
  }

  static MimeBundle picture(Picture picture) {
    return MimeBundle.html(Html.of(picture), Text.of(picture));
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
