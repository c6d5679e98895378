package metamemory.grade;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/// An answer without what says nothing about how it works: comments, spaces, and the names that
/// were given to things. Every name that begins with a small letter and does not follow a dot is
/// taken for one, and replaced by the number of its first appearance.
final class NormalForm {
  /// Of shorter answers there are only so many.
  private static final int FEWEST_TOKENS = 40;

  private static final Set<String> KEPT = Set.of("var", "record", "yield", "sealed", "permits");

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<skip>\\s+|//[^\\n]*|/\\*.*?\\*/)"
              + "|(?<text>\"\"\"(?:\\\\.|[^\\\\])*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*')"
              + "|(?<word>[\\p{L}_$][\\p{L}\\p{N}_$]*)|(?<number>[0-9][\\p{L}0-9_.]*)|(?<sign>.)",
          Pattern.DOTALL);

  private NormalForm() {}

  /// Two answers of the same normal form differ in nothing that matters.
  ///
  /// @return hexadecimal digits, or null if the answer is too short for that to mean anything
  static @Nullable String sha256(String source) {
    StringBuilder normal = new StringBuilder();
    Map<String, Integer> names = new HashMap<>();
    String before = "";
    int tokens = 0;
    Matcher matcher = TOKEN.matcher(source);
    while (matcher.lookingAt()) {
      if (matcher.group("skip") == null) {
        String token = matcher.group();
        boolean isName = matcher.group("word") != null && isGiven(token) && !before.equals(".");
        normal
            .append(isName ? "#" + names.computeIfAbsent(token, _ -> names.size()) : token)
            .append(' ');
        before = token;
        tokens++;
      }
      matcher.region(matcher.end(), source.length());
    }
    return tokens < FEWEST_TOKENS ? null : digest(normal.toString());
  }

  private static boolean isGiven(String word) {
    return Character.isLowerCase(word.codePointAt(0))
        && !SourceVersion.isKeyword(word)
        && !KEPT.contains(word);
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
