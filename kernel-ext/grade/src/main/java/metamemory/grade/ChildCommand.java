package metamemory.grade;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import metamemory.grade.child.Main;

/// How a child JVM is started: the caller's own JDK, tuned for a life of a second.
final class ChildCommand {
  private ChildCommand() {}

  static ProcessBuilder of(
      Limits limits, List<String> cacheFlags, String classPath, Path directory) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags(limits));
    command.addAll(cacheFlags);
    command.add("-Djava.io.tmpdir=" + directory);
    command.addAll(List.of("-cp", classPath, Main.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
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
        "-XX:+DisableAttachMechanism",
        "-XX:-CreateCoredumpOnCrash",
        // No classes made at run time to call the learner's methods: quicker, and CallBytes counts
        // on it.
        "-Djdk.reflect.useNativeAccessorOnly=true",
        // The JVM's own words must not come between frames.
        "-XX:+DisplayVMOutputToStderr",
        "-XX:+ErrorFileToStderr",
        "--enable-native-access=ALL-UNNAMED",
        "-ea",
        "-Duser.language=en",
        "-Duser.country=US",
        "-Duser.timezone=UTC");
  }
}
