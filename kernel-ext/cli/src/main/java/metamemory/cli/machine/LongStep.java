package metamemory.cli.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// A program that takes long, with a sign of life while it runs and its whole output in a log.
///
/// @param screen where the signs of life go
/// @param log where its output goes, appended
/// @param env what is added to its environment
public record LongStep(Screen screen, Path log, Map<String, String> env) {
  private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(5);
  private static final Duration TERMINAL_INTERVAL = Duration.ofMillis(200);
  private static final int WIDTH = 70;
  private static final OpenOption[] APPEND = {StandardOpenOption.CREATE, StandardOpenOption.APPEND};

  public LongStep {
    env = Map.copyOf(env);
  }

  /// Runs the program to its end.
  ///
  /// @param command the program and its arguments
  /// @return whether it ended well; a program that cannot be started did not
  public boolean run(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(env);
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      Process process = builder.start();
      process.getOutputStream().close();
      // Ends with us: nobody wants an installer that goes on after Ctrl-C.
      Thread end = new Thread(process::destroy);
      Runtime.getRuntime().addShutdownHook(end);
      follow(process);
      int status = process.waitFor();
      Runtime.getRuntime().removeShutdownHook(end);
      return status == 0;
    } catch (IOException e) {
      screen.say("  " + e.getMessage());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void follow(Process process) throws IOException {
    AtomicReference<String> last = new AtomicReference<>("");
    long start = System.nanoTime();
    Duration interval = screen.terminal() ? TERMINAL_INTERVAL : PLAIN_INTERVAL;
    try (BufferedReader lines = process.inputReader();
        Writer writer = Files.newBufferedWriter(log, APPEND);
        Ticker _ =
            Ticker.every(
                interval, () -> sign(Duration.ofNanos(System.nanoTime() - start), last.get()))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        writer.write(line + System.lineSeparator());
        writer.flush();
        last.set(line);
      }
    }
    if (screen.terminal()) {
      screen.out().print("\r" + " ".repeat(WIDTH + 10) + "\r");
    }
  }

  private void sign(Duration elapsed, String line) {
    String text = line.strip();
    text = text.length() > WIDTH ? text.substring(0, WIDTH - 1) + "…" : text;
    String sign = "  %3d s  %s".formatted(elapsed.toSeconds(), text);
    if (screen.terminal()) {
      screen.out().printf("\r%-" + (WIDTH + 10) + "s", sign);
    } else {
      screen.say(sign);
    }
  }

  /// The end of the log, for the person to read when the program failed.
  ///
  /// @param lines how many lines at most
  /// @return the last lines
  public String tail(int lines) {
    try {
      List<String> all = Files.readAllLines(log);
      return String.join(
          System.lineSeparator(), all.subList(Math.max(0, all.size() - lines), all.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
