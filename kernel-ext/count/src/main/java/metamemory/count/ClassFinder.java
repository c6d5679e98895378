package metamemory.count;

/// Finds the class that a site names. Only the host knows which loader has it.
@FunctionalInterface
public interface ClassFinder {
  /// Finds a class without initialising it.
  ///
  /// @param name its binary name
  /// @return the class
  /// @throws ClassNotFoundException if there is none
  Class<?> find(String name) throws ClassNotFoundException;
}
