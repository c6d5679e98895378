package metamemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What Java 25 can do, typed into cells.
@Timeout(60)
final class JavaFeaturesTest {
  private static Session session;
  private Recorded output = new Recorded();

  @BeforeAll
  static void open() {
    session = Session.open(new SessionOptions(Path.of("none"), Path.of(".")));
  }

  @AfterAll
  static void close() {
    session.close();
  }

  /// Runs all cells; the value of the last.
  private String value(String... cells) {
    CellResult result = new CellResult.Done();
    for (String cell : cells) {
      output = new Recorded();
      result = session.run(cell, output);
      String why =
          result instanceof CellResult.Failed failed ? String.join("\n", failed.traceback()) : "";
      assertThat(result).as("%s%n%s", cell, why).isNotInstanceOf(CellResult.Failed.class);
    }
    assertThat(result).as(cells[cells.length - 1]).isInstanceOf(CellResult.Value.class);
    return ((CellResult.Value) result).bundle().plain();
  }

  @Test
  void definesRecords() {
    assertThat(
            value(
                """
                record Size(int width, int height) {
                  Size { if (width < 0) throw new IllegalArgumentException("width=" + width); }
                  int area() { return width * height; }
                  static Size square(int side) { return new Size(side, side); }
                }
                """,
                "Size.square(4).area() + \" \" + new Size(1, 2)"))
        .isEqualTo("16 Size[width=1, height=2]");
  }

  @Test
  void sealsTypesInReadingOrderWithinOneCell() {
    assertThat(
            value(
                """
                sealed interface Shape permits Circle, Square {}
                record Circle(double radius) implements Shape {}
                record Square(double side) implements Shape {}
                """,
                """
                double area(Shape shape) {
                  return switch (shape) {
                    case Circle(double radius) -> 3 * radius * radius;
                    case Square(var side) -> side * side;
                  };
                }
                """,
                "area(new Circle(2)) + area(new Square(3))"))
        .isEqualTo("21.0");
    assertThat(output.shown()).isEmpty();
  }

  @Test
  void sealsTypesWhosePermittedTypesComeInLaterCells() {
    assertThat(
            value(
                "sealed interface Fruit permits Apple, Pear {}",
                "record Apple(int grams) implements Fruit {}",
                "record Pear(int grams) implements Fruit {}",
                "Fruit fruit = new Pear(150);",
                "switch (fruit) { case Apple a -> \"apple\"; case Pear(int g) -> \"pear of \" + g;"
                    + " }"))
        .isEqualTo("pear of 150");
  }

  @Test
  void sealsATypeAroundItsOwnParts() {
    assertThat(
            value(
                """
                sealed interface Expression {
                  record Number(int value) implements Expression {}
                  record Plus(Expression left, Expression right) implements Expression {}
                }
                int evaluate(Expression expression) {
                  return switch (expression) {
                    case Expression.Number(int value) -> value;
                    case Expression.Plus(var left, var right) -> evaluate(left) + evaluate(right);
                  };
                }
                evaluate(new Expression.Plus(new Expression.Number(2), new Expression.Number(3)))
                """))
        .isEqualTo("5");
  }

  @Test
  void matchesPatternsWithGuardsAndNull() {
    assertThat(
            value(
                """
                String describe(Object value) {
                  return switch (value) {
                    case null -> "nothing";
                    case Integer i when i > 9 -> "large " + i;
                    case Integer i -> "small " + i;
                    case String s -> "text of " + s.length();
                    case int[] array -> "array of " + array.length;
                    default -> "other";
                  };
                }
                """,
                "Stream.of(12, 3, \"abc\", new int[2], 'c').map(v -> describe(v)).toList() +"
                    + " describe(null)"))
        .isEqualTo("[large 12, small 3, text of 3, array of 2, other]nothing");
  }

  @Test
  void takesRecordsApartWithUnnamedParts() {
    assertThat(
            value(
                "record Pair(Object left, Object right) {}",
                "Object pair = new Pair(new Pair(1, \"x\"), 'c');",
                "pair instanceof Pair(Pair(Integer n, _), _) ? n + 1 : -1"))
        .isEqualTo("2");
  }

  @Test
  void keepsTextBlocksAsTheyAreWritten() {
    assertThat(
            value(
                "String block = \"\"\"\n"
                    + "    first\n"
                    + "      second \\\n"
                    + "    joined\n"
                    + "    %help\n"
                    + "    \"\"\";",
                "block"))
        .isEqualTo("first\n  second joined\n%help\n");
  }

  @Test
  void usesGenericsOverCells() {
    assertThat(
            value(
                "class Box<T extends Comparable<T>> { T item; Box(T item) { this.item = item; }"
                    + " boolean beats(Box<? extends T> other) { return item.compareTo(other.item) >"
                    + " 0; } }",
                "<T extends Comparable<T>> Box<T> best(List<Box<T>> all) { var best ="
                    + " all.getFirst(); for (var each : all) if (each.beats(best)) best = each;"
                    + " return best; }",
                "best(List.of(new Box<>(3), new Box<>(7), new Box<>(5))).item"))
        .isEqualTo("7");
  }

  @Test
  void redefinesMethodsUnderThoseThatCallThem() {
    assertThat(
            value(
                "int rate() { return 2; }",
                "int price(int n) { return n * rate(); }",
                "int before = price(10);",
                "int rate() { return 3; }",
                "before + \" \" + price(10)"))
        .isEqualTo("20 30");
  }

  @Test
  void saysWhichVariablesARedefinedTypeTookAlong() {
    value("class Engine { int power = 1; }", "Engine engine = new Engine();", "engine.power");
    output = new Recorded();
    session.run("class Engine { int power = 2; int gears; }", output);
    assertThat(output.shown()).singleElement().asString().contains("Cleared").contains("engine");
    assertThat(value("engine == null")).isEqualTo("true");
  }

  @Test
  void refersToWhatIsDefinedLater() {
    assertThat(
            value(
                """
                int outer(int n) { return inner(n) + 1; }
                int inner(int n) { return new Later(n).doubled(); }
                record Later(int n) { int doubled() { return n * 2; } }
                outer(5)
                """))
        .isEqualTo("11");
    assertThat(output.shown()).isEmpty();
  }

  @Test
  void tellsAtTheEndOfACellWhatIsStillMissing() {
    value("int uses(int n) { return notYet(n); }\n1");
    assertThat(output.shown()).singleElement().asString().contains("notYet(int)");
  }

  @Test
  void runsAnInstanceMain() {
    value("void main() { IO.println(\"from main\"); }\nmain();\n1");
    assertThat(output.out()).isEqualTo("from main\n");
  }

  @Test
  void importsModules() {
    assertThat(
            value(
                "import module java.base;\nimport module java.sql;",
                "Types.INTEGER + \" \" + HexFormat.of().toHexDigits((byte) 255)"))
        .isEqualTo("4 ff");
  }

  @Test
  void checksArgumentsBeforeTheSuperconstructor() {
    assertThat(
            value(
                """
                class Named { final String name; Named(String name) { this.name = name; } }
                class Loud extends Named {
                  final int length;
                  Loud(String name) {
                    if (name.isBlank()) throw new IllegalArgumentException("blank");
                    this.length = name.length();
                    super(name.toUpperCase());
                  }
                }
                """,
                "var loud = new Loud(\"ann\"); loud.name + loud.length"))
        .isEqualTo("ANN3");
  }

  @Test
  void bindsScopedValues() {
    assertThat(
            value(
                "static final ScopedValue<String> USER = ScopedValue.newInstance();",
                "String greet() { return \"hello \" + USER.orElse(\"nobody\"); }",
                "ScopedValue.where(USER, \"Ada\").call(() -> greet()) + \", \" + greet()"))
        .isEqualTo("hello Ada, hello nobody");
  }

  @Test
  void gathersStreams() {
    assertThat(value("IntStream.range(0, 5).boxed().gather(Gatherers.windowSliding(2)).toList()"))
        .isEqualTo("[[0, 1], [1, 2], [2, 3], [3, 4]]");
  }

  @Test
  void startsVirtualThreads() {
    assertThat(
            value(
                """
                int sum = 0;
                try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                  for (var each : executor.invokeAll(List.<Callable<Integer>>of(() -> 1, () -> 2))) sum += each.get();
                }
                sum
                """))
        .isEqualTo("3");
  }

  @Test
  void definesEnumsInterfacesAndAnnotations() {
    assertThat(
            value(
                """
                @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) @interface Marked { String value(); }
                interface Priced { int cents(); default String shown() { return cents() / 100.0 + ""; } }
                @Marked("coin") enum Coin implements Priced {
                  PENNY(1), DIME(10);
                  private final int cents;
                  Coin(int cents) { this.cents = cents; }
                  public int cents() { return cents; }
                }
                """,
                "Coin.DIME.shown() + Coin.class.getAnnotation(Marked.class).value()"))
        .isEqualTo("0.1coin");
  }
}
