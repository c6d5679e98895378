package metamemory.count;

import java.util.HashMap;
import java.util.Map;

/// Defines classes after weaving them, as a kernel does.
final class WovenClasses extends ClassLoader {
  private final Map<String, byte[]> classFiles = new HashMap<>();

  WovenClasses(Map<String, byte[]> originals, WeaveOptions options) {
    super(WovenClasses.class.getClassLoader());
    Weaver weaver = new Weaver(options);
    originals.forEach((name, original) -> classFiles.put(name, weaver.weave(original)));
  }

  /// Compiles and weaves a source whose main class is `name`, and initialises that class.
  static Class<?> of(String name, String source) {
    return of(name, source, WeaveOptions.ALL);
  }

  static Class<?> of(String name, String source, WeaveOptions options) {
    try {
      return Class.forName(
          name, true, new WovenClasses(Compiler.compile(name, source, "-g"), options));
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] classFile = classFiles.get(name);
    if (classFile == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, classFile, 0, classFile.length);
  }
}
