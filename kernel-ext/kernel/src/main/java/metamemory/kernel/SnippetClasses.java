package metamemory.kernel;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;
import org.jspecify.annotations.Nullable;

/// The loaded classes of snippets. All are in one loader, since they see each other's package
/// private members; what the loader cannot give back itself, the values in their static fields, is
/// cleared when a snippet is forgotten.
final class SnippetClasses implements LoaderDelegate {
  /// An entry of the class path that holds nothing.
  static final String NOWHERE = "nothing-is-here";

  private final Loader loader = new Loader();
  private final Map<String, Class<?>> classes = new ConcurrentHashMap<>();

  ClassLoader loader() {
    return loader;
  }

  @Override
  public void load(ClassBytecodes[] loading) throws ClassInstallException {
    boolean[] loaded = new boolean[loading.length];
    try {
      for (ClassBytecodes one : loading) {
        loader.bytes.put(one.name(), one.bytecodes());
      }
      for (int i = 0; i < loading.length; i++) {
        Class<?> one = loader.loadClass(loading[i].name());
        classes.put(one.getName(), one);
        loaded[i] = true;
      }
    } catch (ClassNotFoundException | LinkageError | OutOfMemoryError e) {
      throw new ClassInstallException("the classes of a cell could not be loaded: " + e, loaded);
    }
  }

  @Override
  public void classesRedefined(ClassBytecodes[] redefined) {
    // Never: the execution cannot redefine, so JShell loads under a new name instead.
  }

  @Override
  public Class<?> findClass(String name) throws ClassNotFoundException {
    Class<?> found = classes.get(name);
    if (found == null) {
      throw new ClassNotFoundException(name + " is no class of a cell");
    }
    return found;
  }

  @Override
  public void addToClasspath(String path) throws InternalException {
    try {
      for (String entry : path.split(File.pathSeparator, -1)) {
        if (!entry.equals(NOWHERE)) {
          loader.addURL(new File(entry).toURI().toURL());
        }
      }
    } catch (MalformedURLException e) {
      throw new InternalException(e.toString());
    }
  }

  /// The value of a variable's field, or null where it has none that holds an object.
  @Nullable Object value(String className, String variable) {
    Field field = field(className, variable);
    try {
      return field == null ? null : field.get(null);
    } catch (IllegalAccessException e) {
      return null;
    }
  }

  /// Lets go of the object that a variable holds.
  void clear(String className, String variable) {
    Field field = field(className, variable);
    try {
      if (field != null) {
        field.set(null, null);
      }
    } catch (IllegalAccessException e) {
      // Then it stays.
    }
  }

  private @Nullable Field field(String className, String variable) {
    Class<?> owner = classes.get(className);
    try {
      Field field = owner == null ? null : owner.getField(variable);
      if (field == null
          || !Modifier.isStatic(field.getModifiers())
          || field.getType().isPrimitive()) {
        return null;
      }
      // The field is public, and its class is not.
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      return null;
    }
  }

  /// Forgets a snippet's class and those within it. They stay loaded, and objects of them work on.
  void forget(String className) {
    classes.keySet().removeIf(name -> isWithin(name, className));
    loader.bytes.keySet().removeIf(name -> isWithin(name, className));
  }

  static boolean isWithin(String name, String outer) {
    return name.startsWith(outer)
        && (name.length() == outer.length() || name.charAt(outer.length()) == '$');
  }

  /// What cells see besides what they define and add: the JDK and our own types, and not the other
  /// jars that the kernel runs on. One of those could hide another version that a learner adds.
  private static final class OurTypes extends ClassLoader {
    private static final String OURS = "metamemory.";
    private final ClassLoader all = SnippetClasses.class.getClassLoader();

    OurTypes() {
      super("our-types", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      Class<?> found = all.loadClass(name);
      // Some of the JDK's modules, as that of its compiler, are not of the platform's loader.
      if (name.startsWith(OURS) || found.getModule().isNamed()) {
        return found;
      }
      throw new ClassNotFoundException(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
      return name.startsWith("metamemory/") ? all.getResource(name) : null;
    }
  }

  private static final class Loader extends URLClassLoader {
    private final Map<String, byte[]> bytes = new ConcurrentHashMap<>();

    Loader() {
      super(new URL[0], new OurTypes());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] own = bytes.get(name);
      return own == null ? super.findClass(name) : defineClass(name, own, 0, own.length);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      String className = name.replaceFirst("\\.class$", "").replace('/', '.');
      byte[] own = bytes.get(className);
      return own == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(own);
    }

    @Override
    protected void addURL(URL url) {
      super.addURL(url);
    }
  }
}
