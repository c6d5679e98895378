package metamemory.kernel;

import java.util.Optional;

/// Tells beforehand what would keep the compiler busy for minutes, in which nothing can stop it.
///
/// The compiler recurses into an expression and takes time with the square of its length. What is
/// counted is what a long expression is made of: operators without a comma or semicolon between
/// them, and open brackets.
final class TooNested {
  /// Compiles in some seconds; a person writes a hundredth of it.
  private static final int MOST_OPERATORS = 10_000;

  private static final int MOST_BRACKETS = 1_000;

  private final String source;
  private int at;
  private int operators;
  private int brackets;

  private TooNested(String source) {
    this.source = source;
  }

  /// Why the source cannot be compiled, if so.
  static Optional<String> reason(String source) {
    // Shorter ones cannot be.
    return source.length() <= MOST_BRACKETS ? Optional.empty() : new TooNested(source).reason();
  }

  private Optional<String> reason() {
    while (at < source.length()) {
      step(source.charAt(at));
      if (operators > MOST_OPERATORS) {
        return Optional.of(
            "an expression has more than %,d operators; use a loop".formatted(MOST_OPERATORS));
      }
      if (brackets > MOST_BRACKETS) {
        return Optional.of(
            "more than %,d brackets are open at once; use a loop or methods"
                .formatted(MOST_BRACKETS));
      }
    }
    return Optional.empty();
  }

  private void step(char c) {
    switch (c) {
      case '"' -> skipText(source.startsWith("\"\"\"", at) ? "\"\"\"" : "\"");
      case '\'' -> skipText("'");
      case '/' -> slash();
      case '+', '-', '*', '%', '&', '|', '^', '<', '>', '=', '?' -> {
        operators++;
        at++;
      }
      case ',', ';' -> {
        operators = 0;
        at++;
      }
      case '(', '[', '{' -> {
        brackets++;
        operators = c == '{' ? 0 : operators;
        at++;
      }
      case ')', ']', '}' -> {
        brackets = Math.max(0, brackets - 1);
        operators = c == '}' ? 0 : operators;
        at++;
      }
      default -> at++;
    }
  }

  private void slash() {
    int end = -1;
    if (source.startsWith("//", at)) {
      end = source.indexOf('\n', at);
    } else if (source.startsWith("/*", at)) {
      end = source.indexOf("*/", at + 2);
    } else {
      operators++;
      end = at + 1;
    }
    at = end < 0 ? source.length() : end;
    if (source.startsWith("*/", at)) {
      at += 2;
    }
  }

  private void skipText(String quote) {
    at += quote.length();
    while (at < source.length() && !source.startsWith(quote, at)) {
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    at += quote.length();
  }
}
