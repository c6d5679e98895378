package metamemory.grade;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How a child JVM is started: the caller's own JDK, tuned for a life of a second.
final class ChildCommand {
  static final Path HOME = Path.of(System.getProperty("java.home")).toAbsolutePath();
  static final Path JAVA = HOME.resolve("bin").resolve("java");

  private ChildCommand() {}

  static ProcessBuilder of(
      Class<?> main,
      Sandbox sandbox,
      Limits limits,
      List<String> cacheFlags,
      List<Path> classPath,
      Path directory) {
    List<String> java = new ArrayList<>();
    java.add(JAVA.toString());
    java.addAll(flags(limits));
    java.addAll(cacheFlags);
    java.add("-Djava.io.tmpdir=" + sandbox.folder(directory));
    java.addAll(List.of("-cp", ChildClassPath.joined(classPath), main.getName()));
    List<Path> readable = new ArrayList<>(classPath);
    cacheFlags.stream()
        .filter(flag -> flag.startsWith(StartCache.USE))
        .forEach(flag -> readable.add(Path.of(flag.substring(StartCache.USE.length()))));
    ProcessBuilder builder =
        new ProcessBuilder(sandbox.wrapped(java, readable, limits)).directory(directory.toFile());
    // Nothing of the caller's environment is the learner's business, and some of it would change
    // how the child starts.
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("LANG", "C.UTF-8");
    return builder;
  }

  static List<String> flags(Limits limits) {
    return List.of(
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx" + limits.heapMebibytes() + "m",
        "-Xss" + limits.stackKibibytes() + "k",
        "-XX:MaxMetaspaceSize=128m",
        "-XX:-UsePerfData",
        "-XX:-UseContainerSupport",
        "-XX:+DisableAttachMechanism",
        "-XX:-CreateCoredumpOnCrash",
        // No classes made at run time to call the learner's methods: quicker, and CallBytes counts
        // on it.
        "-Djdk.reflect.useNativeAccessorOnly=true",
        // The JVM's own words must not come between frames.
        "-XX:+DisplayVMOutputToStderr",
        "-XX:+ErrorFileToStderr",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=deny",
        "--finalization=disabled",
        "-ea",
        "-Duser.language=en",
        "-Duser.country=US",
        "-Duser.timezone=UTC");
  }
}
