package metamemory.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is live and was not released, in one allocator.
///
/// @param type the allocator's type
/// @param blocks how many blocks
/// @param bytes what was asked for by them
/// @param sites where they were asked for, the most bytes first
public record Live(String type, long blocks, long bytes, List<Site> sites) {
  /// Keeps an immutable copy.
  public Live {
    sites = List.copyOf(sites);
  }

  /// A place that asked for some of it.
  ///
  /// @param place for example `cell 4 line 2`, or null if it is not known
  /// @param blocks how many live blocks
  /// @param bytes their bytes
  public record Site(@Nullable String place, long blocks, long bytes) {}
}
