package metamemory.grade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
  @Test
  void findsNamesButNotThoseInCommentsAndLiterals() {
    String source =
        """
        // one
        int total = two(3L, 'f', "four \\" five") /* six
        seven */ + Eight.nine;
        String text = \"""
          ten " eleven
          \""";
        """;

    assertThat(Tokens.words(source))
        .containsExactlyInAnyOrder("int", "total", "two", "Eight", "nine", "String", "text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          static int f() { return 0; }                         | true
          private static final int F = 0;                      | true
          /** static */ int f() { static_(); }                 | false
          @Deprecated(since = "static") public static void f() | true
          @java.lang.Deprecated @Other({1, (2)}) int f()       | false
          non-sealed static class F {}                         | true
          @interface F { }                                     | false
          class F { static int f; }                            | false
          """)
  void seesWhetherADeclarationSaysStatic(String declaration, boolean saysStatic) {
    assertThat(Tokens.saysStatic(declaration)).isEqualTo(saysStatic);
  }

  @Test
  void findsWhereADeclarationBegins() {
    String declaration = "// a counter\n@Deprecated final var count = 0;";

    assertThat(declaration.substring(Tokens.declarationStart(declaration)))
        .isEqualTo("var count = 0;");
  }
}
