package metamemory.grade;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import metamemory.grade.child.Main;
import metamemory.grade.child.TrainingExercise;
import metamemory.grade.wire.Code;
import metamemory.grade.wire.FrameKey;
import metamemory.grade.wire.Request;

/// JDK ahead-of-time caches of the classes that every child loads: with one a check needs about
/// half the processor time. They are made once, by children that run code of ours only, and hold
/// for one JDK and one set of jars. A checker does without where there are none.
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

  /// What a cache is for: what is not needed in it costs time too.
  private enum Kind {
    /// A child that compiles and checks, and a compiler.
    CHECK,
    /// A child that only checks.
    SUITE;

    String prefix() {
      return name().toLowerCase(Locale.ROOT) + "-";
    }
  }

  private static final int DIGITS = 16;

  private final Path directory;

  private StartCache(Path directory) {
    this.directory = directory;
  }

  /// The caches in a folder. Asks nothing of the folder yet.
  ///
  /// @param directory where the caches' files are or will be, about 35 MB each; other files named
  ///   `check-….aot` or `suite-….aot` in it are deleted
  /// @return the cache
  public static StartCache in(Path directory) {
    return new StartCache(directory);
  }

  /// Makes the cache for checks in a notebook unless it is there: takes some seconds, and both
  /// cores of a small machine.
  ///
  /// @return whether there is one now; there can be none while the grader runs from folders of
  ///   classes, as in its own build
  /// @throws IOException if the folder cannot be written, or Java does not make the cache: says why
  /// @throws InterruptedException if the calling thread is interrupted
  public boolean prepare() throws IOException, InterruptedException {
    return prepare(Kind.CHECK);
  }

  /// Makes that one and the one for children whose answers are compiled elsewhere, unless they are
  /// there: takes twice as long.
  ///
  /// @return as [#prepare]
  /// @throws IOException as [#prepare]
  /// @throws InterruptedException as [#prepare]
  public boolean prepareForGrading() throws IOException, InterruptedException {
    return prepare(Kind.CHECK) && prepare(Kind.SUITE);
  }

  private boolean prepare(Kind kind) throws IOException, InterruptedException {
    if (file(kind).isPresent()) {
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
      train(kind, jars, made, scratch);
      deleteCaches(kind);
      Files.move(made, place(kind, jars), StandardCopyOption.ATOMIC_MOVE);
      return true;
    } finally {
      TemporaryFolder.delete(scratch);
    }
  }

  /// The cache's file, if it was made for this JDK and these jars.
  private Optional<Path> file(Kind kind) {
    Path place = place(kind, ChildClassPath.common());
    return Files.isReadable(place) ? Optional.of(place) : Optional.empty();
  }

  /// How a child that compiles is told to use the cache. One that does not fit is passed over in
  /// silence.
  List<String> flags() {
    return flags(Kind.CHECK);
  }

  /// The same for a child that need not compile. Most of what such a child does it does once, so it
  /// turns to machine code later than usual: 5 to 10 % less processor time for a notebook.
  List<String> flagsWithoutCompiler() {
    List<String> flags = new ArrayList<>(flags(Kind.SUITE));
    if (!flags.isEmpty()) {
      flags.add("-XX:CompileThresholdScaling=10");
    }
    return flags;
  }

  private List<String> flags(Kind kind) {
    return file(kind)
        .map(path -> List.of(USE + path, "-Xlog:aot=off", "-Xlog:cds=off"))
        .orElse(List.of());
  }

  private static void train(Kind kind, List<Path> jars, Path made, Path scratch)
      throws IOException, InterruptedException {
    List<String> flags = List.of("-XX:AOTCacheOutput=" + made.toAbsolutePath());
    Path errors = scratch.resolve("errors");
    Process process =
        ChildCommand.of(
                Main.class,
                Sandbox.none(),
                Limits.standard(),
                flags,
                jars,
                scratch.toAbsolutePath())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(errors.toFile())
            .start();
    try {
      tell(process, kind);
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || !Files.isRegularFile(made)) {
        throw new IOException("Java made no start cache: " + Files.readString(errors).strip());
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void tell(Process process, Kind kind) throws IOException {
    Request request =
        new Request(
            FrameKey.random(),
            TrainingExercise.class.getName(),
            kind == Kind.CHECK ? "Answer" : TrainingExercise.ANSWER,
            ChildClassPath.ofLibrary(),
            1,
            1000,
            false);
    Code code =
        kind == Kind.CHECK
            ? new Code.Source(TRAINING)
            : new Code.Classes(TrainingExercise.answer());
    try (DataOutputStream stdin = new DataOutputStream(process.getOutputStream())) {
      request.write(stdin);
      code.write(stdin);
    } catch (IOException e) {
      // It ended before it listened: why, it says itself.
    }
  }

  private void deleteCaches(Kind kind) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file :
          files
              .filter(each -> each.getFileName().toString().matches(kind.prefix() + "\\w+\\.aot"))
              .toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Path place(Kind kind, List<Path> jars) {
    List<String> facts = new ArrayList<>();
    facts.add(System.getProperty("java.home"));
    facts.add(Runtime.version().toString());
    facts.addAll(ChildCommand.flags(Limits.standard()));
    for (Path jar : jars) {
      facts.add(jar + " " + jar.toFile().length() + " " + jar.toFile().lastModified());
    }
    String digest = Sha256.hex(String.join("\n", facts)).substring(0, DIGITS);
    return directory.toAbsolutePath().resolve(kind.prefix() + digest + ".aot");
  }
}
