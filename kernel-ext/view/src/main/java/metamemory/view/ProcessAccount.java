package metamemory.view;

import java.util.List;

/// A process's memory in words.
final class ProcessAccount {
  private ProcessAccount() {}

  static Account of(ProcessPicture picture) {
    return new Account(
        Words.clean(picture.title(), 80),
        List.of(Words.count(picture.areas().size(), "area", "areas"), "highest addresses first"),
        List.of("The boxes are not to scale: from kilobytes to gigabytes they could not be."),
        "",
        new Table(
                List.of("from address", "area", "reserved", "in use", "what"),
                List.of(true, false, true, true, false),
                shown(picture).stream().map(ProcessAccount::row).toList())
            .withoutEmptyColumns(),
        String.join("; ", shown(picture).stream().limit(12).map(ProcessAccount::sentence).toList())
            + ".");
  }

  static List<ProcessPicture.Area> shown(ProcessPicture picture) {
    return picture.areas().stream().limit(ProcessPicture.MOST_AREAS).toList();
  }

  private static List<String> row(ProcessPicture.Area area) {
    return List.of(
        address(area),
        name(area),
        size(area.reservedBytes()),
        size(area.residentBytes()),
        note(area));
  }

  static String name(ProcessPicture.Area area) {
    return Words.clean(area.name(), 40);
  }

  static String note(ProcessPicture.Area area) {
    return Words.clean(area.note(), 100);
  }

  static String address(ProcessPicture.Area area) {
    return area.address() < 0 ? "" : Words.hex(area.address());
  }

  /// Rounded: nobody reads gigabytes in bytes.
  static String size(long bytes) {
    if (bytes < 0) {
      return "";
    }
    if (bytes >= 10L << 20) {
      return Words.number(bytes >> 20) + " MiB";
    }
    return bytes >= 10 << 10 ? Words.number(bytes >> 10) + " KiB" : Words.bytes(bytes);
  }

  static String sizes(ProcessPicture.Area area) {
    String reserved = area.reservedBytes() < 0 ? "" : size(area.reservedBytes()) + " reserved";
    String used = area.residentBytes() < 0 ? "" : size(area.residentBytes()) + " in use";
    return reserved + (reserved.isEmpty() || used.isEmpty() ? "" : ", ") + used;
  }

  static String sentence(ProcessPicture.Area area) {
    String where = area.address() < 0 ? "" : " from " + address(area);
    String what = note(area).isEmpty() ? "" : ", " + note(area);
    return name(area) + where + ": " + sizes(area) + what;
  }
}
