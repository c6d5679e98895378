package metamemory.cli.verify;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Picks from Maven's output what tells a person how far the build is and what went wrong.
final class MavenLines {
  private static final Pattern MODULE =
      Pattern.compile("\\[INFO] Building (.+?) \\S+ +\\[(\\d+)/(\\d+)]");
  private static final Pattern TESTS = Pattern.compile("(?:\\[\\w+] +)?(Tests run: .*)");
  private static final Pattern TROUBLE = Pattern.compile("\\[ERROR] *(\\S.*)");

  private static final Pattern ADVICE =
      Pattern.compile(
          "(-> )?\\[Help .*|To see the full .*|Re-run Maven .*|For more information .*|After"
              + " correcting .*|mvn <args>.*");

  private MavenLines() {}

  /// What to show of a line.
  ///
  /// @return the text to show, or empty for noise
  static Optional<String> shown(String line) {
    Matcher module = MODULE.matcher(line);
    if (module.lookingAt()) {
      return Optional.of("[%s/%s] %s".formatted(module.group(2), module.group(3), module.group(1)));
    }
    Matcher tests = TESTS.matcher(line);
    if (tests.matches()) {
      return Optional.of("  " + tests.group(1));
    }
    Matcher trouble = TROUBLE.matcher(line);
    boolean tells = trouble.matches() && !ADVICE.matcher(trouble.group(1).strip()).matches();
    return tells ? Optional.of("  " + trouble.group(1)) : Optional.empty();
  }
}
