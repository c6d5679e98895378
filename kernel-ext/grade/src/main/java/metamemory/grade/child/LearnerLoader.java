package metamemory.grade.child;

import java.util.Map;

/// Loads the learner's classes. They see the JDK and the allocator library, but not the grader,
/// JUnit or the suites.
final class LearnerLoader extends ClassLoader {
  private static final String LIBRARY = "metamemory";

  private final Map<String, byte[]> classes;

  LearnerLoader(Map<String, byte[]> classes) {
    super("answer", ClassLoader.getPlatformClassLoader());
    this.classes = classes;
  }

  Class<?> loadAnswer(String className) {
    try {
      return loadClass(className);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the compiler wrote no class " + className, e);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] file = classes.get(name);
    if (file != null) {
      return defineClass(name, file, 0, file.length);
    }
    int dot = name.lastIndexOf('.');
    if (dot >= 0 && name.substring(0, dot).equals(LIBRARY)) {
      return Class.forName(name, false, LearnerLoader.class.getClassLoader());
    }
    throw new ClassNotFoundException(name);
  }
}
