package metamemory.view;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/// What two pictures say about bytes, side by side.
final class Comparison {
  private Comparison() {}

  /// One sentence, or none where one of them is not about bytes.
  static List<String> of(Picture one, Picture other) {
    OptionalLong left = bytes(one);
    OptionalLong right = bytes(other);
    if (left.isEmpty() || right.isEmpty()) {
      return List.of();
    }
    long first = left.getAsLong();
    long second = right.getAsLong();
    String sizes =
        name(one) + " " + Words.bytes(first) + ", " + name(other) + " " + Words.bytes(second);
    if (first == 0 || second == 0) {
      return List.of(sizes + ".");
    }
    String ratio = String.format(Locale.ROOT, "%.2f", (double) first / second);
    return List.of(sizes + ": " + ratio + " times as much.");
  }

  private static String name(Picture picture) {
    return Account.of(picture).name();
  }

  private static OptionalLong bytes(Picture picture) {
    return switch (picture) {
      case ObjectsPicture objects -> OptionalLong.of(objects.totalBytes());
      case ArenaPicture arena -> OptionalLong.of(arena.positionBytes());
      case HeapPicture heap -> OptionalLong.of(heap.requestedBytes());
      case LayoutPicture layout -> OptionalLong.of(layout.byteSize());
      case PartsPicture parts -> OptionalLong.of(parts.totalBytes());
      default -> OptionalLong.empty();
    };
  }
}
