package metamemory;

/// A question about a handle and its value.
///
/// @param <T> the type of the values
@FunctionalInterface
public interface HandlePredicate<T> {
  /// Answers it.
  ///
  /// @param handle a live handle
  /// @param value its value
  /// @return the answer
  boolean test(long handle, T value);
}
