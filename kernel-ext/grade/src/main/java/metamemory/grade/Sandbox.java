package metamemory.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What keeps the learner's code in, around the JVM that runs it.
///
/// - **bubblewrap**: namespaces of its own for files, processes, users and network, so that the
///   child sees a JDK, the grader's jars, an empty folder of limited size and nothing else: no
///   program, no `/proc` (so no memory, no file descriptor and no environment of any process), no
///   network, nothing to write but that folder. A seccomp filter forbids new processes, tracing,
///   mounting and the like. And the limits below. Works for root and for ordinary users.
/// - **limits**: processor time, native memory, file size and open files by `ulimit`. For a
///   learner's own code; it keeps out nobody.
/// - **none**: only the clock.
///
/// The level is looked for once, by trying, and said in every result.
public final class Sandbox {
  /// How much a sandbox keeps in, the least first.
  public enum Level {
    /// Only the clock.
    NONE,
    /// Limits of the system.
    LIMITS,
    /// All there is.
    BUBBLEWRAP
  }

  private static final Path SHELL = Path.of("/bin/sh");
  private static final Sandbox NONE = new Sandbox(Level.NONE, Optional.empty());

  private final Level level;
  private final Optional<Path> filter;

  private Sandbox(Level level, Optional<Path> filter) {
    this.level = level;
    this.filter = filter;
  }

  /// No sandbox.
  ///
  /// @return the level `none`
  public static Sandbox none() {
    return NONE;
  }

  /// The limits of the system, without walls: cheap, for a learner's own code.
  ///
  /// @return the level `limits`, or `none` where there is no shell
  public static Sandbox limits() {
    return Files.isExecutable(SHELL) ? new Sandbox(Level.LIMITS, Optional.empty()) : NONE;
  }

  /// The best that this machine has. Looked for at the first call, which takes a tenth of a second.
  ///
  /// @return bubblewrap, or limits, or none
  public static Sandbox best() {
    return Best.FOUND;
  }

  /// How much this keeps in.
  ///
  /// @return the level
  public Level level() {
    return level;
  }

  /// What stands in a result.
  ///
  /// @return `bubblewrap, seccomp, limits`, `bubblewrap, limits`, `limits` or `none`
  public String description() {
    return switch (level) {
      case NONE -> "none";
      case LIMITS -> "limits";
      case BUBBLEWRAP -> "bubblewrap, " + (filter.isPresent() ? "seccomp, " : "") + "limits";
    };
  }

  /// The folder in which the learner's code may write.
  Path folder(Path outside) {
    return level == Level.BUBBLEWRAP ? Bubblewrap.FOLDER : outside;
  }

  /// A command inside this sandbox.
  ///
  /// @param java the JVM's command line
  /// @param readable the files and folders that it reads besides the JDK
  List<String> wrapped(List<String> java, List<Path> readable, Limits limits) {
    if (level == Level.NONE) {
      return java;
    }
    List<String> command = new ArrayList<>();
    command.addAll(List.of(SHELL.toString(), "-c", script(limits)));
    command.add(filter.map(Path::toString).orElse("/dev/null"));
    if (level == Level.BUBBLEWRAP) {
      command.addAll(Bubblewrap.arguments(readable, filter.isPresent()));
    }
    command.addAll(java);
    return command;
  }

  /// A limit that cannot be set is one that is lower already.
  private String script(Limits limits) {
    StringBuilder script = new StringBuilder();
    for (ProcessLimit limit : ProcessLimit.of(limits)) {
      script.append("ulimit ").append(limit.option()).append(' ').append(limit.value());
      script.append(" 2>/dev/null; ");
    }
    return script.append("exec \"$@\"").append(filter.isPresent() ? " 9<\"$0\"" : "").toString();
  }

  private static final class Best {
    static final Sandbox FOUND = find();

    private static Sandbox find() {
      if (Bubblewrap.isHere() && limits().level == Level.LIMITS) {
        Optional<Path> filter = SeccompFilter.file();
        Sandbox whole = new Sandbox(Level.BUBBLEWRAP, filter);
        if (filter.isPresent() && whole.works()) {
          return whole;
        }
        Sandbox unfiltered = new Sandbox(Level.BUBBLEWRAP, Optional.empty());
        if (unfiltered.works()) {
          return unfiltered;
        }
      }
      return limits();
    }
  }

  private boolean works() {
    List<String> java = List.of(ChildCommand.JAVA.toString(), "-XX:+UseSerialGC", "-version");
    ProcessBuilder builder = new ProcessBuilder(wrapped(java, List.of(), Limits.standard()));
    builder.environment().clear();
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = builder.start();
      try {
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
