package metamemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class JavadocTest {
  private static Session session;

  @BeforeAll
  static void open() {
    session = Session.open(new SessionOptions(Path.of("none"), Path.of(".")));
  }

  @AfterAll
  static void close() {
    session.close();
  }

  private static MimeBundle inspect(String code) {
    return session.assist().inspect(code, code.length()).orElseThrow();
  }

  @Test
  void rendersTagsAsHtmlAndAsText() {
    MimeBundle bundle =
        Javadoc.bundle(
            "int Box.take(int n)",
            """
            Takes {@code n < 9} of {@link java.util.List#of(Object) them}, or {@linkplain Box#none()}.
            <p>
            Second &amp; last.
            @param n how many, as in {@code {a}}
            @return the {@literal <rest>}
            @throws IllegalStateException if there are none
            @since 9
            """);
    assertThat(bundle.data().get(MimeBundle.HTML))
        .contains("<pre><b>int Box.take(int n)</b></pre>")
        .contains("<code>n &lt; 9</code>", "<code>them</code>", "<code>Box.none()</code>")
        .contains("<li><code>n</code>: how many, as in <code>{a}</code></li>")
        .doesNotContain("since");
    assertThat(bundle.plain())
        .startsWith("int Box.take(int n)\nTakes n < 9 of them, or Box.none().")
        .contains("Second & last.")
        .contains("- returns the <rest>")
        .contains("- throws IllegalStateException: if there are none");
  }

  @Test
  void rendersMarkdownComments() {
    MimeBundle bundle =
        Javadoc.bundle("void close()", "Frees `all`, see [Scope#exit()].\n\nTwice is fine.\n");
    assertThat(bundle.data().get(MimeBundle.HTML))
        .contains("<p>Frees <code>all</code>, see <code>Scope.exit()</code>.</p><p>Twice is fine.");
  }

  @Test
  void escapesWhatASignatureNames() {
    assertThat(Javadoc.bundle("<T> void f(List<T> all)", "").data().get(MimeBundle.HTML))
        .isEqualTo("<pre><b>&lt;T&gt; void f(List&lt;T&gt; all)</b></pre>");
  }

  @Test
  void documentsOurLibrary() {
    MimeBundle found = inspect("BumpArena.open(");
    assertThat(found.plain())
        .contains("BumpArena")
        .contains("capacity")
        .contains("IllegalArgument");
    assertThat(found.data().get(MimeBundle.HTML)).contains("<code>");
  }

  @Test
  void documentsTheJdkWhereItsSourcesAreThere() {
    assertThat(inspect("Math.max(").plain()).contains("int Math.max(int");
    Assumptions.assumeTrue(
        Path.of(System.getProperty("java.home"), "lib", "src.zip").toFile().exists());
    assertThat(inspect("Math.max(").plain()).contains("greater of two");
    assertThat(inspect("\"text\".strip(").plain()).contains("white space");
  }
}
