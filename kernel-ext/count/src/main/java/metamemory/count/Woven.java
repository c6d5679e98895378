package metamemory.count;

import java.util.List;

/// A class file after weaving, and what could not be woven into it.
///
/// @param classFile the class file to define
/// @param gaps the methods that lack something, since it would not fit; empty nearly always
@SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared
public record Woven(byte[] classFile, List<Gap> gaps) {
  /// Keeps the list of gaps; the class file is not copied.
  public Woven {
    gaps = List.copyOf(gaps);
  }

  /// Whether all that was asked for is there.
  ///
  /// @return whether there is no gap
  public boolean isWhole() {
    return gaps.isEmpty();
  }

  /// A method that lacks something.
  ///
  /// @param method its name and descriptor, such as `main([Ljava/lang/String;)V`, or `*` for all of
  ///   the class
  /// @param stoppable whether it has its stop checks nevertheless
  /// @param reason why, in words
  public record Gap(String method, boolean stoppable, String reason) {}
}
