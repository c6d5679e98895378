package metamemory.grade;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/// An answer without what says nothing about how it works: comments, spaces, and the names that
/// were given to things. Every name that begins with a small letter and does not follow a dot is
/// taken for one, and replaced by the number of its first appearance.
final class NormalForm {
  /// Of shorter answers there are only so many.
  private static final int FEWEST_TOKENS = 40;

  private static final Set<String> KEPT = Set.of("var", "record", "yield", "sealed", "permits");

  private NormalForm() {}

  /// Two answers of the same normal form differ in nothing that matters.
  ///
  /// @return hexadecimal digits, or null if the answer is too short for that to mean anything
  static @Nullable String sha256(String source) {
    StringBuilder normal = new StringBuilder();
    Map<String, Integer> names = new HashMap<>();
    String before = "";
    int tokens = 0;
    Matcher matcher = Tokens.TOKEN.matcher(source);
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
    return tokens < FEWEST_TOKENS ? null : Sha256.hex(normal.toString());
  }

  private static boolean isGiven(String word) {
    return Character.isLowerCase(word.codePointAt(0))
        && !SourceVersion.isKeyword(word)
        && !KEPT.contains(word);
  }
}
