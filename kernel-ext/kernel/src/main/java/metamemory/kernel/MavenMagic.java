package metamemory.kernel;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// `%maven G:A:V …`: fetches artifacts with all they need, and adds them to the class path.
final class MavenMagic {
  private static final String FETCH = "metamemory.kernel.maven.MavenFetch";
  private static final String COORDINATE = "[^:\\s]+(:[^:\\s]+){2,4}";
  private static final long SHOWN_MILLIS = 100;

  private final Session session;
  private final ClassPathMagic classPath;
  private volatile @Nullable FutureTask<List<String>> running;

  MavenMagic(Session session, ClassPathMagic classPath) {
    this.session = session;
    this.classPath = classPath;
  }

  CellResult run(String arguments) {
    List<String> coordinates = List.of(arguments.strip().split("[\\s,]+", -1));
    for (String coordinate : coordinates) {
      if (!coordinate.matches(COORDINATE)) {
        return Magics.failed(
            "%maven takes group:artifact:version, for example %maven"
                + " com.google.guava:guava:33.4.0-jre; given: "
                + (coordinate.isEmpty() ? "nothing" : coordinate));
      }
    }
    Displayed line = session.display(MimeBundle.of("Resolving " + String.join(", ", coordinates)));
    try {
      List<Path> jars = fetch(coordinates, line).stream().map(Path::of).toList();
      List<Path> added = classPath.add(jars);
      line.update(MimeBundle.of(summary(coordinates, added)));
      return new CellResult.Done();
    } catch (CancellationException | InterruptedException e) {
      return new CellResult.Interrupted();
    } catch (ExecutionException e) {
      return Magics.failed("%maven could not get this: " + message(e.getCause()));
    }
  }

  private static String summary(List<String> coordinates, List<Path> added) {
    if (added.isEmpty()) {
      return String.join(", ", coordinates) + ": already on the class path";
    }
    return "Added "
        + added.stream()
            .map(jar -> jar.getFileName().toString())
            .reduce((a, b) -> a + ", " + b)
            .orElse("");
  }

  private static String message(@Nullable Throwable cause) {
    String message = cause == null ? null : cause.getMessage();
    return message == null ? String.valueOf(cause) : message;
  }

  /// On a thread of its own, since code that waits for a network cannot be stopped.
  private List<String> fetch(List<String> coordinates, Displayed line)
      throws InterruptedException, ExecutionException {
    FutureTask<List<String>> task =
        new FutureTask<>(() -> fetcher().apply(coordinates, shownIn(line)));
    running = task;
    Thread.ofPlatform().daemon().name("maven").start(task);
    try {
      return task.get();
    } finally {
      running = null;
    }
  }

  private static Consumer<String> shownIn(Displayed line) {
    long[] last = {0};
    return text -> {
      long now = System.nanoTime();
      if (now - last[0] > SHOWN_MILLIS * 1_000_000) {
        last[0] = now;
        line.update(MimeBundle.of(text));
      }
    };
  }

  /// Ends a fetch that is running.
  void cancel() {
    FutureTask<List<String>> task = running;
    if (task != null) {
      task.cancel(true);
    }
  }

  @SuppressWarnings("unchecked") // what MavenFetch implements
  private static BiFunction<List<String>, Consumer<String>, List<String>> fetcher()
      throws ReflectiveOperationException, IOException {
    return Class.forName(FETCH, true, loader())
        .asSubclass(BiFunction.class)
        .getDeclaredConstructor()
        .newInstance();
  }

  /// Sees the JDK, the resolver's jars (beside ours, in the folder `maven`) and our own jar. In our
  /// own build there is no such folder, and the class path has it all.
  private static ClassLoader loader() throws IOException {
    Path ours = CellClassPath.placeOf(MavenMagic.class);
    Path folder = ours.resolveSibling("..").resolve("maven").normalize();
    if (!Files.isDirectory(folder)) {
      return MavenMagic.class.getClassLoader();
    }
    List<URL> urls = new ArrayList<>();
    urls.add(ours.toUri().toURL());
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
      for (Path jar : jars) {
        urls.add(jar.toUri().toURL());
      }
    }
    return new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
  }
}
