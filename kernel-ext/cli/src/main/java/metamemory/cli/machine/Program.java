package metamemory.cli.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Asks a small program something.
public final class Program {
  /// What the program answered.
  ///
  /// @param status its exit status
  /// @param text what it wrote to both streams
  public record Answer(int status, String text) {}

  private Program() {}

  /// Runs a program to its end and reads what it writes.
  ///
  /// @param limit after this it is ended
  /// @param command the program and its arguments
  /// @return its answer; empty when it cannot be started or takes too long
  public static Optional<Answer> ask(Duration limit, List<String> command) {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
    } catch (IOException notThere) {
      return Optional.empty();
    }
    CompletableFuture<String> text = CompletableFuture.supplyAsync(() -> textOf(process));
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.of(new Answer(process.exitValue(), text.join()));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    return Optional.empty();
  }

  private static String textOf(Process process) {
    try (var stream = process.getInputStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException ended) {
      return "";
    }
  }
}
