package metamemory.grade;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The arguments of `bwrap`.
///
/// There is no `/proc` inside: that takes away the memory of processes, their descriptors and
/// environments at one stroke. The JVM does without, but is to be told where its own libraries are,
/// since the linker finds them by `/proc/self/exe`.
final class Bubblewrap {
  /// The one folder that can be written: a name that no path to a readable jar begins with.
  static final Path FOLDER = Path.of("/answer");

  private static final String FOLDER_BYTES = String.valueOf(32 << 20);
  private static final List<String> DEVICES = List.of("/dev/null", "/dev/random", "/dev/urandom");
  private static final List<Path> LIBRARIES =
      List.of(Path.of("/lib"), Path.of("/lib64"), Path.of("/usr/lib"), Path.of("/usr/lib64"));

  private Bubblewrap() {}

  static boolean isHere() {
    return program().isPresent();
  }

  private static Optional<Path> program() {
    return Stream.of("/usr/bin/bwrap", "/bin/bwrap", "/usr/local/bin/bwrap")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  static List<String> arguments(List<Path> readable, boolean filtered) {
    List<String> arguments = new ArrayList<>();
    arguments.add(program().orElseThrow().toString());
    add(arguments, "--unshare-all", "--die-with-parent", "--new-session");
    add(arguments, "--clearenv", "--setenv", "LANG", "C.UTF-8");
    Path home = ChildCommand.HOME;
    String libraries = home.resolve("lib") + File.pathSeparator + home.resolve("lib/server");
    add(arguments, "--setenv", "LD_LIBRARY_PATH", libraries);
    add(arguments, "--cap-drop", "ALL", "--hostname", "check");
    add(arguments, "--size", FOLDER_BYTES, "--tmpfs", FOLDER.toString());
    LIBRARIES.forEach(library -> addLibrary(arguments, library));
    DEVICES.forEach(device -> add(arguments, "--dev-bind", device, device));
    addReadable(arguments, home);
    // The helper by which Java starts other programs.
    add(arguments, "--ro-bind-try", "/dev/null", home.resolve("lib/jspawnhelper").toString());
    readable.forEach(path -> addReadable(arguments, path.toAbsolutePath()));
    add(arguments, "--remount-ro", "/", "--chdir", FOLDER.toString());
    if (filtered) {
      add(arguments, "--seccomp", "9");
    }
    add(arguments, "--");
    return arguments;
  }

  /// On most systems `/lib` is a link into `/usr`; of a Debian's `/usr/lib` only the folder of the
  /// machine's own libraries is needed.
  private static void addLibrary(List<String> arguments, Path library) {
    if (Files.isSymbolicLink(library)) {
      add(arguments, "--symlink", target(library), library.toString());
    } else if (Files.isDirectory(library)) {
      Path own =
          library.resolve(
              System.getProperty("os.arch").equals("amd64")
                  ? "x86_64-linux-gnu"
                  : "aarch64-linux-gnu");
      addReadable(arguments, Files.isDirectory(own) ? own : library);
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addReadable(List<String> arguments, Path path) {
    add(arguments, "--ro-bind", path.toString(), path.toString());
  }

  private static void add(List<String> arguments, String... more) {
    arguments.addAll(List.of(more));
  }
}
