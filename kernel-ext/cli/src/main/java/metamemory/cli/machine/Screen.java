package metamemory.cli.machine;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Where a command tells what it does.
///
/// @param out what was asked for
/// @param err what went wrong
/// @param terminal whether a person sees `out` as it is written, so that a line can be drawn again
public record Screen(PrintStream out, PrintStream err, boolean terminal) {
  /// The screen of this process. Lessons redirect `System.out`, so this one holds on to the file
  /// itself.
  ///
  /// @return the screen
  public static Screen current() {
    Charset charset =
        Charset.forName(System.getProperty("stdout.encoding", "UTF-8"), StandardCharsets.UTF_8);
    return new Screen(
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset),
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
  }

  /// Says one line.
  ///
  /// @param line the line, without its end
  public void say(String line) {
    out.println(line);
  }
}
