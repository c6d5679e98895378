package metamemory.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A process with all that it prints on either stream, and the end of the whole tree it started.
final class ChildProcess implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final Process process;
  private final Thread reader;
  private final List<String> lines = new ArrayList<>();
  private boolean atEnd;

  private ChildProcess(Process process) {
    this.process = process;
    this.reader = Thread.ofVirtual().start(this::readLines);
  }

  /// Starts a command that sees exactly `environment`, nothing of the tests' own.
  static ChildProcess start(List<String> command, Map<String, String> environment, Path directory) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Process started = builder.start();
      started.getOutputStream().close();
      return new ChildProcess(started);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits for the first line that `wanted` accepts.
  String awaitLine(Predicate<String> wanted, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    synchronized (lines) {
      for (int next = 0; ; next++) {
        while (next == lines.size()) {
          long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
          if (atEnd || millis <= 0) {
            throw new AssertionError(
                "the line did not come: ended=%s, limit=%s, printed:%n%s"
                    .formatted(atEnd, limit, String.join("\n", lines)));
          }
          awaitChange(millis);
        }
        if (wanted.test(lines.get(next))) {
          return lines.get(next);
        }
      }
    }
  }

  /// Waits for the end and for the last of the output; the exit code.
  int awaitExit(Duration limit) {
    try {
      if (!process.waitFor(limit) || !reader.join(limit)) {
        throw new AssertionError(
            "still running: limit=%s, printed:%n%s".formatted(limit, output()));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  String output() {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  /// This process and all below it that are alive.
  List<ProcessHandle> tree() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .filter(ProcessHandle::isAlive)
        .toList();
  }

  /// Asks the first process to end, as Ctrl-C's SIGTERM sibling does, and waits for it and its
  /// tree.
  ///
  /// @return those that were still alive after the grace
  List<ProcessHandle> terminate() {
    List<ProcessHandle> tree = tree();
    process.destroy();
    var ends = tree.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return tree.stream().filter(ProcessHandle::isAlive).toList();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    return List.of();
  }

  /// Ends the whole tree, by force where asking does not help.
  @Override
  public void close() {
    List<ProcessHandle> tree = tree();
    terminate();
    tree.forEach(ProcessHandle::destroyForcibly);
  }

  private void readLines() {
    try (BufferedReader output = process.inputReader(UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        add(line);
      }
    } catch (IOException endOfPipe) {
      add("(the output broke off: " + endOfPipe.getMessage() + ")");
    } finally {
      synchronized (lines) {
        atEnd = true;
        lines.notifyAll();
      }
    }
  }

  private void add(String line) {
    synchronized (lines) {
      lines.add(line);
      lines.notifyAll();
    }
  }

  private void awaitChange(long millis) {
    try {
      lines.wait(millis);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException(e);
  }
}
