package metamemory.grade.child;

import java.util.HashMap;
import java.util.Map;
import metamemory.count.Tally;
import metamemory.count.WeaveOptions;
import metamemory.count.Weaver;
import metamemory.grade.Meter;

/// Loads the learner's classes. They see the JDK and the allocator library, but not the grader,
/// JUnit or the suites. What they create is counted while a budget is measured.
final class LearnerLoader extends ClassLoader {
  private static final String LIBRARY = "metamemory";

  /// The one class that woven code calls.
  private static final String TALLY = Tally.class.getName();

  private static final Weaver WEAVER = new Weaver(WeaveOptions.COUNTS);

  private final Map<String, byte[]> classes;
  private final boolean trusted;

  LearnerLoader(Map<String, byte[]> classes, boolean trusted) {
    super("answer", ClassLoader.getPlatformClassLoader());
    this.classes = classes;
    this.trusted = trusted;
  }

  Class<?> loadAnswer(String className) {
    try {
      return loadClass(className);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the compiler wrote no class " + className, e);
    }
  }

  /// Makes an answer's classes count what they create; the rest stays as it is.
  static Map<String, byte[]> woven(Map<String, byte[]> classes, String className) {
    Map<String, byte[]> woven = new HashMap<>(classes);
    woven.replaceAll((name, file) ->
        name.equals(className) || name.startsWith(className + "$") ? WEAVER.weave(file) : file);
    return woven;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    long entered = Meter.enter();
    try {
      Class<?> type = super.loadClass(name, resolve);
      if (!trusted && !isOurs(type) && !Reach.allows(type)) {
        throw new ClassNotFoundException(name + " cannot be used in an answer");
      }
      return type;
    } finally {
      Meter.leave(entered, 0);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] file = classes.get(name);
    if (file != null) {
      return defineClass(name, file, 0, file.length);
    }
    int dot = name.lastIndexOf('.');
    if (name.equals(TALLY) || (dot >= 0 && isOfLibrary(name.substring(0, dot)))) {
      return Class.forName(name, false, LearnerLoader.class.getClassLoader());
    }
    throw new ClassNotFoundException(name);
  }

  private boolean isOurs(Class<?> type) {
    return equals(type.getClassLoader())
        || type.equals(Tally.class)
        || isOfLibrary(type.getPackageName());
  }

  /// The library's packages are those that lie beside none of ours.
  private static boolean isOfLibrary(String inPackage) {
    return inPackage.equals(LIBRARY);
  }
}
