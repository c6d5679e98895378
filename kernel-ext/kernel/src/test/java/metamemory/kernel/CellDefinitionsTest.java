package metamemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import metamemory.grade.Definition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class CellDefinitionsTest {
  private static final CellDefinitions READER = new CellDefinitions();

  @AfterAll
  static void close() {
    READER.close();
  }

  private static List<Definition> of(String... cells) {
    return READER.of(List.of(cells));
  }

  @Test
  void findsWhatIsDeclaredAndWhere() {
    assertThat(
            of(
                "%counts on\n\nint a = 1;\n\nint twice(int x) {\n  return x + x;\n}\ntwice(a)",
                "%%allocations\nrecord Order(long id) {}\nvar orders = 3;"))
        .extracting(Definition::kind, Definition::name, Definition::cell, Definition::line)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Definition.Kind.VARIABLE, "a", 1, 3),
            org.assertj.core.groups.Tuple.tuple(Definition.Kind.METHOD, "twice", 1, 5),
            org.assertj.core.groups.Tuple.tuple(Definition.Kind.TYPE, "Order", 2, 2),
            org.assertj.core.groups.Tuple.tuple(Definition.Kind.VARIABLE, "orders", 2, 3));
  }

  @Test
  void theLaterOfTwoOfOneNameCounts() {
    assertThat(of("class A {}", "class A { int x; }"))
        .extracting(Definition::source)
        .containsExactly("class A { int x; }");
  }

  @Test
  void aCellThatIsNotJavaHidesNoOther() {
    assertThat(of("int broken(", "int whole() { return 1; }", "%magic"))
        .extracting(Definition::name)
        .contains("whole");
  }

  @Test
  void nothingIsRun() {
    assertThat(of("System.setProperty(\"cell.definitions.ran\", \"yes\");")).isEmpty();
    assertThat(System.getProperty("cell.definitions.ran")).isNull();
  }
}
