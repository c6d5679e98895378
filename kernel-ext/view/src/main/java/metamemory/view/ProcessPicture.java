package metamemory.view;

import java.util.List;

/// The memory of a process: its areas from the highest addresses to the lowest.
///
/// @param title what process it is
/// @param areas the areas, the highest addresses first
public record ProcessPicture(String title, List<Area> areas) implements Picture {
  /// How many areas are drawn.
  public static final int MOST_AREAS = 24;

  /// Keeps an immutable copy.
  public ProcessPicture {
    areas = List.copyOf(areas);
  }

  /// An area.
  ///
  /// @param name what it is for, for example `Java heap`
  /// @param address where it begins, or −1 if it is not known or is in many places
  /// @param reservedBytes address space held, or −1 if it is not known
  /// @param residentBytes how much of it is in memory or in use now, or −1 if it is not known
  /// @param note what lies there, in a few words
  public record Area(
      String name, long address, long reservedBytes, long residentBytes, String note) {}
}
