package metamemory.grade;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import metamemory.grade.child.TrainingExercise;
import metamemory.grade.wire.FrameKey;
import metamemory.grade.wire.Request;

/// A JDK ahead-of-time cache of the classes that every child loads: with it a check needs about
/// half the processor time. It is made once, by a child that runs code of ours only, and holds for
/// one JDK and one set of jars. A checker does without one where there is none.
public final class StartCache {
  /// The option that uses a cache.
  static final String USE = "-XX:AOTCache=";

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String TRAINING =
      """
      import module java.base;
      import java.lang.foreign.*;
      public final class Answer {
        static int plus(int a, int b) { return a + b; }
        static class Counter {
          private final List<Long> seen = new ArrayList<>();
          Counter(long first) { seen.add(first); }
          long next() { seen.add(seen.getLast() + 1); return seen.stream().mapToLong(each -> each).max().orElse(0); }
        }
      }
      """;

  private final Path directory;

  private StartCache(Path directory) {
    this.directory = directory;
  }

  /// The cache in a folder. Asks nothing of the folder yet.
  ///
  /// @param directory where the cache's file is or will be, about 35 MB; other files named
  ///   `check-….aot` in it are deleted
  /// @return the cache
  public static StartCache in(Path directory) {
    return new StartCache(directory);
  }

  /// Makes the cache unless it is there: takes some seconds, and both cores of a small machine.
  ///
  /// @return whether there is one now; there can be none while the grader runs from folders of
  ///   classes, as in its own build
  /// @throws IOException if the folder cannot be written, or Java does not make the cache: says why
  /// @throws InterruptedException if the calling thread is interrupted
  public boolean prepare() throws IOException, InterruptedException {
    if (file().isPresent()) {
      return true;
    }
    List<Path> jars = ChildClassPath.common();
    if (!jars.stream().allMatch(Files::isRegularFile)) {
      return false;
    }
    Files.createDirectories(directory);
    Path scratch = Files.createTempDirectory(directory, "making-");
    try {
      Path made = scratch.resolve("made.aot");
      train(jars, made, scratch);
      deleteCaches();
      Files.move(made, place(jars), StandardCopyOption.ATOMIC_MOVE);
      return true;
    } finally {
      TemporaryFolder.delete(scratch);
    }
  }

  /// The cache's file, if it was made for this JDK and these jars.
  Optional<Path> file() {
    Path place = place(ChildClassPath.common());
    return Files.isReadable(place) ? Optional.of(place) : Optional.empty();
  }

  /// How a child is told to use the cache. One that does not fit is passed over in silence.
  List<String> flags() {
    return file()
        .map(path -> List.of(USE + path, "-Xlog:aot=off", "-Xlog:cds=off"))
        .orElse(List.of());
  }

  private static void train(List<Path> jars, Path made, Path scratch)
      throws IOException, InterruptedException {
    List<String> flags = List.of("-XX:AOTCacheOutput=" + made.toAbsolutePath());
    Path errors = scratch.resolve("errors");
    Process process =
        ChildCommand.of(Sandbox.none(), Limits.standard(), flags, jars, scratch.toAbsolutePath())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(errors.toFile())
            .start();
    try {
      tell(process);
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || !Files.isRegularFile(made)) {
        throw new IOException("Java made no start cache: " + Files.readString(errors).strip());
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void tell(Process process) {
    String suite = TrainingExercise.class.getName();
    try (OutputStream stdin = process.getOutputStream()) {
      new Request(
              FrameKey.random(),
              suite,
              "Answer",
              TRAINING,
              ChildClassPath.ofLibrary(),
              1,
              1000,
              false)
          .write(stdin);
    } catch (IOException e) {
      // It ended before it listened: why, it says itself.
    }
  }

  private void deleteCaches() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file :
          files
              .filter(each -> each.getFileName().toString().matches("check-\\w+\\.aot"))
              .toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Path place(List<Path> jars) {
    List<String> facts = new ArrayList<>();
    facts.add(System.getProperty("java.home"));
    facts.add(Runtime.version().toString());
    facts.addAll(ChildCommand.flags(Limits.standard()));
    for (Path jar : jars) {
      facts.add(jar + " " + jar.toFile().length() + " " + jar.toFile().lastModified());
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("\n", facts).getBytes(StandardCharsets.UTF_8));
      return directory
          .toAbsolutePath()
          .resolve("check-" + HexFormat.of().formatHex(digest, 0, 8) + ".aot");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
