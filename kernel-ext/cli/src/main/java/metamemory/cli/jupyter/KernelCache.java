package metamemory.cli.jupyter;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import metamemory.cli.machine.App;
import metamemory.cli.machine.LongStep;
import metamemory.cli.machine.Machine;
import metamemory.cli.machine.Screen;
import metamemory.grade.Sha256;

/// A JDK ahead-of-time cache of what a start of the kernel loads: with it the first result comes in
/// about two thirds of the time. Its name tells which JDK and which jars it was made for, it lies
/// beside them, and the JVM looks once more: one that does not fit is passed over in silence.
public final class KernelCache {
  private static final int DIGITS = 16;

  private final App app;
  private final KernelJvm command;
  private final Path folder;

  private KernelCache(App app, Path java) {
    this.app = app;
    this.command = new KernelJvm(app, java);
    this.folder = app.lib().resolveSibling("start");
  }

  /// The cache of an app's kernel. Asks nothing of the disk yet.
  ///
  /// @param machine whose kind of operating system it is
  /// @param app the jars
  /// @param javaHome the JDK 25 that runs them
  /// @return the cache
  public static KernelCache of(Machine machine, App app, Path javaHome) {
    return new KernelCache(app, JupyterFolders.java(javaHome, machine.platform()));
  }

  /// Makes the cache unless it is there: about ten seconds, once for each build, with a sign of
  /// life. Without one the kernel only starts slower, so nothing here stops anyone.
  ///
  /// @param machine whose folder the log goes to
  /// @param screen where it is announced
  public void prepare(Machine machine, Screen screen) {
    Path place = file();
    if (Files.isReadable(place) || !Files.isRegularFile(app.kernelJar())) {
      return;
    }
    screen.say("Preparing quick starts of the kernel, once (about 10 s)");
    Path log = machine.ownFolder().resolve("logs").resolve("kernel-start.log");
    try {
      Files.createDirectories(folder);
      if (!make(place, new LongStep(screen, log, Map.of()))) {
        screen.say("  That did not work, so the kernel starts slower; the whole output: " + log);
      }
    } catch (IOException e) {
      screen.say("  That did not work, so the kernel starts slower: " + e);
    }
  }

  private boolean make(Path place, LongStep step) throws IOException {
    // Under a name of its own, and in one move: two at once, or one that is ended, leave no half.
    Path scratch = Files.createTempDirectory(folder, "making-");
    Path made = scratch.resolve("made.aot");
    try {
      boolean done = step.run(command.rehearse(made)) && Files.isRegularFile(made);
      if (done) {
        deleteOlder();
        Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
      }
      return done;
    } finally {
      try (Stream<Path> left = Files.list(scratch)) {
        for (Path file : left.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(scratch);
    }
  }

  private void deleteOlder() throws IOException {
    try (DirectoryStream<Path> caches = Files.newDirectoryStream(folder, "kernel-*.aot")) {
      for (Path cache : caches) {
        Files.deleteIfExists(cache);
      }
    }
  }

  /// Where the cache is or will be.
  Path file() {
    List<String> facts = new ArrayList<>();
    facts.add(Runtime.version().toString());
    facts.addAll(command.rehearse(Path.of("cache")));
    jars()
        .forEach(jar ->
            facts.add(jar + " " + jar.toFile().length() + " " + jar.toFile().lastModified()));
    return folder.resolve(
        "kernel-" + Sha256.hex(String.join("\n", facts)).substring(0, DIGITS) + ".aot");
  }

  private List<Path> jars() {
    try (Stream<Path> jars = Files.list(app.lib())) {
      return jars.sorted().toList();
    } catch (IOException notBuilt) {
      return List.of();
    }
  }
}
