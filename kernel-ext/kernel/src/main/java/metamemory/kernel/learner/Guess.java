package metamemory.kernel.learner;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells whether a guess names what came: numbers as numbers, whatever unit or separators a learner
/// writes; all else as words.
public final class Guess {
  private static final Pattern NUMBER =
      Pattern.compile("[~≈=]?\\s*([+\\-−]?\\d[\\d,_'  ]*(?:\\.\\d+)?)\\s*([\\p{L}%]*)\\.?");

  private static final Map<String, Long> FACTORS =
      Map.ofEntries(
          Map.entry("k", 1_000L),
          Map.entry("kb", 1_000L),
          Map.entry("kib", 1L << 10),
          Map.entry("mb", 1_000_000L),
          Map.entry("mib", 1L << 20),
          Map.entry("gb", 1_000_000_000L),
          Map.entry("gib", 1L << 30));

  private static final Map<String, String> WORDS =
      Map.of(
          "none", "0", "nothing", "0", "zero", "0", "no", "false", "n", "false", "yes", "true", "y",
          "true");

  private Guess() {}

  /// Compares.
  ///
  /// @param guess what the learner typed
  /// @param actual what it was
  /// @return whether they are the same
  public static boolean isRight(String guess, String actual) {
    Optional<BigDecimal> left = number(guess);
    Optional<BigDecimal> right = number(actual);
    if (left.isPresent() && right.isPresent()) {
      return left.get().compareTo(right.get()) == 0;
    }
    return words(guess).equals(words(actual));
  }

  private static Optional<BigDecimal> number(String text) {
    Matcher matcher = NUMBER.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.ofNullable(WORDS.get(plain(text))).filter("0"::equals).map(BigDecimal::new);
    }
    String digits = matcher.group(1).replaceAll("[,_'  ]", "").replace('−', '-');
    long factor = FACTORS.getOrDefault(matcher.group(2).toLowerCase(Locale.ROOT), 1L);
    return Optional.of(new BigDecimal(digits).multiply(BigDecimal.valueOf(factor)));
  }

  private static String words(String text) {
    String plain = plain(text);
    return WORDS.getOrDefault(plain, plain);
  }

  /// Without what a learner may add around an answer: quotes, and a full stop.
  private static String plain(String text) {
    return text.strip()
        .replaceFirst("\\.$", "")
        .replaceFirst("^[\"'`](.*)[\"'`]$", "$1")
        .strip()
        .replaceAll("\\s+", " ")
        .toLowerCase(Locale.ROOT);
  }
}
