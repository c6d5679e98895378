package metamemory.count;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The weaver as a `-javaagent`, for hosts whose class loading is not ours: stock kernels, JUnit,
/// graders.
///
/// `java -javaagent:metamemory-count.jar=demo.,REPL. …` weaves the classes whose binary names begin
/// with one of the prefixes, as they are loaded; without prefixes those of JShell, `REPL.`. It
/// weaves counts and no stop checks, since such hosts interrupt by themselves. Counting is off
/// until [Counters#on(boolean)].
///
/// Classes are left alone if their loader does not see the agent's, or sees another copy of it, and
/// classes in named modules, which do not read it.
public final class CountingAgent {
  private static final String SHELL_CLASSES = "REPL.";

  private static volatile boolean running;

  private CountingAgent() {}

  /// Whether this JVM was started with the agent, so that classes loaded by others are counted.
  ///
  /// @return true with `-javaagent`
  public static boolean isRunning() {
    return running;
  }

  /// Called by the VM before `main`.
  ///
  /// @param arguments prefixes of class names, separated by commas, or null or empty for JShell's
  ///   classes
  /// @param instrumentation the VM's service
  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
    openStrings(instrumentation);
    running = true;
    String names = arguments == null || arguments.isBlank() ? SHELL_CLASSES : arguments;
    List<String> prefixes = List.of(names.split(",", -1));
    instrumentation.addTransformer(new Transformer(prefixes));
  }

  /// So that [StringCoder] can ask strings.
  private static void openStrings(Instrumentation instrumentation) {
    instrumentation.redefineModule(
        String.class.getModule(),
        Set.of(),
        Map.of(),
        Map.of("java.lang", Set.of(CountingAgent.class.getModule())),
        Set.of(),
        Map.of());
  }

  private record Transformer(List<String> prefixes) implements ClassFileTransformer {
    private static final Weaver WEAVER = new Weaver(WeaveOptions.COUNTS_AND_CALLS);

    @Override
    public byte @Nullable [] transform(
        Module module,
        @Nullable ClassLoader loader,
        @Nullable String className,
        @Nullable Class<?> redefined,
        ProtectionDomain domain,
        byte[] classFile) {
      if (className == null || loader == null || module.isNamed() || !isMeant(className)) {
        return null;
      }
      return seesUs(loader) ? WEAVER.weave(classFile) : null;
    }

    private boolean isMeant(String internalName) {
      String name = internalName.replace('/', '.');
      return prefixes.stream().anyMatch(name::startsWith) && !name.startsWith("metamemory.count.");
    }

    private static boolean seesUs(ClassLoader loader) {
      try {
        return Class.forName(Tally.class.getName(), false, loader).equals(Tally.class);
      } catch (ClassNotFoundException | LinkageError e) {
        return false;
      }
    }
  }
}
