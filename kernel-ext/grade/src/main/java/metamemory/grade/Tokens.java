package metamemory.grade;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Java source cut into words and signs, without comments and without the text of literals.
///
/// Enough to see which names a declaration mentions and which modifiers it begins with. It knows no
/// grammar: a name that is only a local variable's counts as one of the notebook's too, and the
/// answer then carries a definition more than it needs.
final class Tokens {
  /// One token: `skip` is a space or a comment, `literal` a text or a character, then `word`,
  /// `number` and `sign`.
  static final Pattern TOKEN =
      Pattern.compile(
          "(?<skip>\\s+|//[^\\n]*|/\\*.*?\\*/)"
              + "|(?<literal>\"\"\"(?:\\\\.|[^\\\\])*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*')"
              + "|(?<word>[\\p{L}\\p{Nl}\\p{Sc}\\p{Pc}][\\p{L}\\p{Nl}\\p{Sc}\\p{Pc}\\p{Nd}\\p{Mn}\\p{Mc}]*)"
              + "|(?<number>[0-9][\\p{L}0-9_.]*)|(?<sign>.)",
          Pattern.DOTALL);

  private static final Set<String> MODIFIERS =
      Set.of(
          "public",
          "protected",
          "private",
          "abstract",
          "final",
          "static",
          "strictfp",
          "synchronized",
          "transient",
          "volatile",
          "native",
          "sealed",
          "non",
          "-");

  private Tokens() {}

  /// A word, a sign or the place of a literal.
  ///
  /// @param text the token itself; of a literal only its opening quote
  /// @param start where it begins in the source
  record Token(String text, int start) {
    boolean isWord() {
      return Character.isJavaIdentifierStart(text.charAt(0));
    }
  }

  static List<Token> of(String source) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(source);
    while (matcher.lookingAt()) {
      if (matcher.group("literal") != null) {
        tokens.add(new Token(matcher.group().substring(0, 1), matcher.start()));
      } else if (matcher.group("word") != null || matcher.group("sign") != null) {
        tokens.add(new Token(matcher.group(), matcher.start()));
      }
      matcher.region(matcher.end(), source.length());
    }
    return tokens;
  }

  /// Every name that the source mentions.
  static Set<String> words(String source) {
    Set<String> words = new LinkedHashSet<>();
    for (Token token : of(source)) {
      if (token.isWord()) {
        words.add(token.text());
      }
    }
    return words;
  }

  /// The names that a source may take from around it. What stands behind a dot belongs to what
  /// stands before it: `text.contains("a")` does not mean the notebook's own `contains`.
  static Mentions mentions(String source) {
    Set<String> called = new HashSet<>();
    Set<String> named = new HashSet<>();
    List<Token> tokens = of(source);
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).isWord() && !(is(tokens, i - 1, ".") && !is(tokens, i - 2, "."))) {
        (is(tokens, i + 1, "(") ? called : named).add(tokens.get(i).text());
      }
    }
    return new Mentions(called, named);
  }

  private static boolean is(List<Token> tokens, int at, String text) {
    return at >= 0 && at < tokens.size() && tokens.get(at).text().equals(text);
  }

  /// Names that a source mentions.
  ///
  /// @param called those before a parenthesis: methods, or types being made
  /// @param named the others: variables, or types
  record Mentions(Set<String> called, Set<String> named) {
    boolean mayMean(Definition definition) {
      String name = definition.name();
      return switch (definition.kind()) {
        case IMPORT -> false;
        case METHOD -> called.contains(name);
        case VARIABLE -> named.contains(name);
        case TYPE -> called.contains(name) || named.contains(name);
      };
    }
  }

  /// Whether a declaration says `static` itself.
  static boolean saysStatic(String declaration) {
    List<Token> tokens = of(declaration);
    return tokens.subList(0, afterModifiers(tokens)).stream()
        .anyMatch(token -> token.text().equals("static"));
  }

  /// Where the first token after annotations and modifiers begins, or the source's length if there
  /// is none.
  static int declarationStart(String declaration) {
    List<Token> tokens = of(declaration);
    int first = afterModifiers(tokens);
    return first < tokens.size() ? tokens.get(first).start() : declaration.length();
  }

  private static int afterModifiers(List<Token> tokens) {
    int at = 0;
    while (at < tokens.size()) {
      String text = tokens.get(at).text();
      if (text.equals("@")
          && at + 1 < tokens.size()
          && !tokens.get(at + 1).text().equals("interface")) {
        at = afterAnnotation(tokens, at + 1);
      } else if (MODIFIERS.contains(text)) {
        at++;
      } else {
        return at;
      }
    }
    return at;
  }

  private static int afterAnnotation(List<Token> tokens, int nameAt) {
    int at = nameAt + 1;
    while (at + 1 < tokens.size() && tokens.get(at).text().equals(".")) {
      at += 2;
    }
    if (at >= tokens.size() || !tokens.get(at).text().equals("(")) {
      return at;
    }
    int depth = 0;
    do {
      String text = tokens.get(at++).text();
      depth += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
    } while (depth > 0 && at < tokens.size());
    return at;
  }
}
