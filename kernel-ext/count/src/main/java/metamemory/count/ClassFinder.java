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

  /// The size of what an object site creates.
  ///
  /// @param site the site
  /// @return the bytes of one object, or 0 where its class cannot be found
  default long instanceBytes(Site site) {
    try {
      return ObjectSizes.ofInstance(find(site.type()));
    } catch (ClassNotFoundException | LinkageError | IllegalArgumentException e) {
      return 0;
    }
  }
}
