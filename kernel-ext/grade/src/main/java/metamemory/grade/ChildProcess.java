package metamemory.grade;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import metamemory.grade.child.Main;
import metamemory.grade.wire.Frame;
import metamemory.grade.wire.FrameReader;
import metamemory.grade.wire.Request;

/// A running child JVM: its frames come in, and closing it ends it with all it started and leaves
/// no file behind.
final class ChildProcess implements AutoCloseable {
  private static final int KEPT_ERROR_BYTES = 8 << 10;

  private final Path directory;
  private final Process process;
  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  private ChildProcess(Path directory, Process process) {
    this.directory = directory;
    this.process = process;
  }

  static ChildProcess start(Request request, Limits limits) throws IOException {
    Path directory = Files.createTempDirectory("metamemory-check-");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command(request.suite(), limits, directory))
              .directory(directory.toFile());
      builder.environment().clear();
      builder.environment().put("LANG", "C.UTF-8");
      ChildProcess child = new ChildProcess(directory, builder.start());
      child.listen(new FrameReader(child.process.getInputStream(), request.key().clone()));
      child.tell(request);
      return child;
    } catch (IOException | RuntimeException e) {
      delete(directory);
      throw e;
    }
  }

  /// Waits for the next frame.
  ///
  /// @return the frame, an empty one at the end of the child's output, or null when the time is
  ///   over
  Optional<Heard> next(Duration patience) throws InterruptedException {
    return Optional.ofNullable(heard.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
  }

  /// How the process ended, if it has: at the end of its output it may take a moment more.
  Optional<Integer> exitStatus() throws InterruptedException {
    return process.waitFor(500, TimeUnit.MILLISECONDS)
        ? Optional.of(process.exitValue())
        : Optional.empty();
  }

  /// What the JVM itself had to say.
  String errorText() {
    synchronized (errors) {
      return errors.toString(StandardCharsets.UTF_8).strip();
    }
  }

  /// Ends the process and whatever it started. Safe from any thread.
  void kill() {
    List<ProcessHandle> descendants = process.descendants().toList();
    process.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    kill();
    delete(directory);
  }

  private static List<String> command(String suite, Limits limits, Path directory) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xshare:auto",
        "-Xmx" + limits.heapMebibytes() + "m",
        "-Xss" + limits.stackKibibytes() + "k",
        "-XX:MaxMetaspaceSize=128m",
        "-XX:-UsePerfData",
        "-XX:+DisableAttachMechanism",
        "-XX:-CreateCoredumpOnCrash",
        // The JVM's own words must not come between frames.
        "-XX:+DisplayVMOutputToStderr",
        "--enable-native-access=ALL-UNNAMED",
        "-ea",
        "-Djava.io.tmpdir=" + directory,
        "-Duser.language=en",
        "-Duser.country=US",
        "-Duser.timezone=UTC",
        "-cp",
        ChildClassPath.with(suite),
        Main.class.getName());
  }

  private void listen(FrameReader reader) {
    Thread.ofPlatform().daemon().name("check-frames").start(() -> readFrames(reader));
    Thread.ofPlatform().daemon().name("check-errors").start(this::readErrors);
  }

  private void readFrames(FrameReader reader) {
    try {
      for (Optional<Frame> frame = reader.read(); frame.isPresent(); frame = reader.read()) {
        heard.add(new Heard.Told(frame.get()));
      }
    } catch (IOException e) {
      // The stream breaks when the process is killed: that is an end like any other.
    }
    heard.add(new Heard.End());
  }

  private void readErrors() {
    byte[] buffer = new byte[1 << 12];
    try (InputStream in = process.getErrorStream()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        synchronized (errors) {
          errors.write(buffer, 0, Math.min(count, KEPT_ERROR_BYTES - errors.size()));
        }
      }
    } catch (IOException e) {
      // As above.
    }
  }

  /// A child that cannot be told anything has ended, and its end says why.
  private void tell(Request request) {
    try (OutputStream stdin = process.getOutputStream()) {
      request.write(stdin);
    } catch (IOException e) {
      synchronized (errors) {
        errors.writeBytes(
            ("the request could not be sent: " + e.getMessage() + "\n")
                .getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /// The learner's code may have left anything there. What cannot be deleted stays: a verdict is
  /// not worth less for it.
  private static void delete(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      directory.toFile().deleteOnExit();
    }
  }

  /// What came from the child.
  sealed interface Heard {
    /// A genuine frame.
    ///
    /// @param frame the frame
    record Told(Frame frame) implements Heard {}

    /// The end of its output.
    record End() implements Heard {}
  }
}
