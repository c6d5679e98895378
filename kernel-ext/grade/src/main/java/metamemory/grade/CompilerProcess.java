package metamemory.grade;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import metamemory.grade.child.CompilerMain;
import metamemory.grade.wire.Code;
import metamemory.grade.wire.CompileOrder;

/// A compiler in a process of its own, for one order at a time.
final class CompilerProcess implements AutoCloseable {
  private final Path directory;
  private final Process process;
  private final DataOutputStream orders;
  // An empty reply is the end.
  private final BlockingQueue<Optional<Code>> replies = new ArrayBlockingQueue<>(2);
  private int compiled;

  private CompilerProcess(Path directory, Process process) {
    this.directory = directory;
    this.process = process;
    this.orders = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
  }

  static CompilerProcess start(Sandbox sandbox, Limits limits, List<String> cacheFlags)
      throws IOException {
    Path directory = Files.createTempDirectory("metamemory-compile-");
    try {
      Process process =
          ChildCommand.of(
                  CompilerMain.class,
                  sandbox,
                  limits,
                  cacheFlags,
                  ChildClassPath.common(),
                  directory)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      // A compiler that waits ends with the grader, which then closes nothing.
      directory.toFile().deleteOnExit();
      CompilerProcess compiler = new CompilerProcess(directory, process);
      Thread.ofPlatform().daemon().name("compiler-replies").start(compiler::listen);
      return compiler;
    } catch (IOException | RuntimeException e) {
      TemporaryFolder.delete(directory);
      throw e;
    }
  }

  /// What came of an order, or empty if this is no longer to be used.
  Optional<Code> compile(CompileOrder order, Duration patience) throws InterruptedException {
    compiled++;
    try {
      order.write(orders);
    } catch (IOException e) {
      return Optional.empty();
    }
    Optional<Code> reply = replies.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    return reply == null ? Optional.empty() : reply;
  }

  /// How many orders it had.
  int compiled() {
    return compiled;
  }

  @Override
  public void close() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle each : all) {
      each.onExit().completeOnTimeout(each, 2, TimeUnit.SECONDS).join();
    }
    TemporaryFolder.delete(directory);
  }

  private void listen() {
    try (InputStream stdout = process.getInputStream()) {
      DataInputStream in = new DataInputStream(stdout);
      while (process.isAlive()) {
        replies.add(Optional.of(Code.read(in)));
      }
    } catch (IOException | IllegalStateException e) {
      // It ended, or says what nobody asked for.
      replies.clear();
      replies.add(Optional.empty());
    }
  }
}
