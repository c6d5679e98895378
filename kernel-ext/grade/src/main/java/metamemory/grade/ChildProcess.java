package metamemory.grade;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import metamemory.grade.child.Main;
import metamemory.grade.wire.Code;
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

  private final DataOutputStream stdin;
  private final Thread errorReader;

  private ChildProcess(Path directory, Process process) {
    this.directory = directory;
    this.process = process;
    this.stdin = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.errorReader =
        Thread.ofPlatform().daemon().name("check-errors").unstarted(this::readErrors);
  }

  static ChildProcess start(
      Request request, Sandbox sandbox, Limits limits, List<String> cacheFlags) throws IOException {
    List<Path> classPath = ChildClassPath.with(request.suite());
    Path directory = Files.createTempDirectory("metamemory-check-");
    try {
      Process process =
          ChildCommand.of(Main.class, sandbox, limits, cacheFlags, classPath, directory).start();
      ChildProcess child = new ChildProcess(directory, process);
      child.listen(new FrameReader(process.getInputStream(), request.key().clone()));
      child.tell(request::write);
      return child;
    } catch (IOException | RuntimeException e) {
      TemporaryFolder.delete(directory);
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

  /// What the JVM itself had to say, once it has ended.
  String errorText() {
    try {
      errorReader.join(Duration.ofMillis(500));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (errors) {
      return errors.toString(StandardCharsets.UTF_8).strip();
    }
  }

  /// How long processors worked for the process and those it started; zero where the system does
  /// not tell.
  Duration processorTime() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
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
    TemporaryFolder.delete(directory);
  }

  private void listen(FrameReader reader) {
    Thread.ofPlatform().daemon().name("check-frames").start(() -> readFrames(reader));
    errorReader.start();
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

  /// Gives it the answer.
  ///
  /// @param isLast whether it is not to be asked again
  void tell(Code code, boolean isLast) {
    tell(out -> {
      code.write(out);
      out.flush();
      if (isLast) {
        out.close();
      }
    });
  }

  /// Asks it again, after it is done with the one before.
  void ask(Request request) {
    heard.clear();
    tell(request::write);
  }

  @FunctionalInterface
  private interface Words {
    void write(DataOutputStream out) throws IOException;
  }

  /// A child that cannot be told anything has ended, and its end says why.
  private void tell(Words words) {
    try {
      words.write(stdin);
    } catch (IOException e) {
      synchronized (errors) {
        errors.writeBytes(
            ("the request could not be sent: " + e.getMessage() + "\n")
                .getBytes(StandardCharsets.UTF_8));
      }
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
