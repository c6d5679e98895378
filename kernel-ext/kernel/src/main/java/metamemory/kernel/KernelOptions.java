package metamemory.kernel;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What the environment asks of the kernel: variables that stand in `kernel.json`, under `env`, or
/// in the environment of Jupyter.
///
/// @param classPath jars and folders that every notebook sees, as `%classpath` takes them; empty
///   for none
/// @param startup a file that is run before the first cell, as `%load` takes it; empty for none
/// @param preview whether Java's preview features may be used
public record KernelOptions(String classPath, String startup, boolean preview) {
  /// Nothing asked for.
  public static final KernelOptions NONE = new KernelOptions("", "", false);

  static final String CLASS_PATH = "METAMEMORY_CLASSPATH";
  static final String STARTUP = "METAMEMORY_STARTUP";
  static final String PREVIEW = "METAMEMORY_PREVIEW";
  static final String JVM = "JDK_JAVA_OPTIONS";

  /// What each variable does.
  static Map<String, String> described() {
    Map<String, String> described = new LinkedHashMap<>();
    described.put(
        CLASS_PATH, "jars and folders that cells see from the start, with : between them");
    described.put(STARTUP, "a file of Java, or a notebook, that is run before the first cell");
    described.put(PREVIEW, "on: cells may use Java's preview features");
    described.put(
        JVM,
        "options of the JVM, for example -Xmx4g for 4 GiB of heap; not the garbage collector, which"
            + " kernel.json names");
    return described;
  }

  /// Reads them.
  ///
  /// @param environment the variables
  /// @return what they ask for
  public static KernelOptions from(Map<String, String> environment) {
    String preview = environment.getOrDefault(PREVIEW, "").strip().toLowerCase(Locale.ROOT);
    return new KernelOptions(
        environment.getOrDefault(CLASS_PATH, "").strip(),
        environment.getOrDefault(STARTUP, "").strip(),
        preview.equals("on") || preview.equals("true") || preview.equals("1"));
  }
}
