package metamemory.view;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// How full something with a limit is, and which requests it refused.
///
/// @param name what has the limit, for example `CappedAllocator`
/// @param limitBytes how much may be in use
/// @param usedBytes how much is
/// @param peakBytes the most that ever was; empty if nobody noted it
/// @param refusals the requests that were refused, the latest last
public record GaugePicture(
    String name, long limitBytes, long usedBytes, OptionalLong peakBytes, List<Refused> refusals)
    implements Picture {
  /// Keeps an immutable copy.
  public GaugePicture {
    refusals = List.copyOf(refusals);
  }

  /// What could still be granted.
  ///
  /// @return bytes, at least 0
  public long leftBytes() {
    return Math.max(0, limitBytes - usedBytes);
  }

  /// A request that was refused.
  ///
  /// @param requestedBytes how much was asked for
  /// @param usedBytes how much was in use then
  /// @param reason why it was refused
  /// @param site where it was asked for, or null
  public record Refused(long requestedBytes, long usedBytes, String reason, @Nullable String site) {
    /// Where it would have ended.
    long endBytes() {
      return requestedBytes > Long.MAX_VALUE - usedBytes
          ? Long.MAX_VALUE
          : usedBytes + requestedBytes;
    }
  }
}
