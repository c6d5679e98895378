package metamemory;

/// An action on a handle and its value.
///
/// @param <T> the type of the values
@FunctionalInterface
public interface HandleConsumer<T> {
  /// Does it.
  ///
  /// @param handle the handle; in a drain it is stale already
  /// @param value its value
  void accept(long handle, T value);
}
