package metamemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class AllocationSitesTest {
  private final Recorded output = new Recorded();
  private Session session;

  @BeforeEach
  void open() {
    session = Session.open(new SessionOptions(Path.of("no-lessons-here"), Path.of(".")));
  }

  @AfterEach
  void close() {
    session.close();
  }

  private String picture(String source) {
    CellResult result = session.run(source, output);
    assertThat(result).as(source).isInstanceOf(CellResult.Value.class);
    return ((CellResult.Value) result).bundle().plain();
  }

  @Test
  void namesTheLineOfTheCellThatAskedForABlock() {
    assertThat(picture("var arena = BumpArena.open(64);\n\narena.allocate(8);\narena"))
        .contains("cell 1 line 3");
  }

  @Test
  void namesTheLineOfAnEarlierCellsMethod() {
    session.run("var arena = BumpArena.open(64);", output);
    session.run("void order() {\n  int byteSize = 8;\n  arena.allocate(byteSize);\n}", output);
    assertThat(picture("order();\narena")).contains("cell 2 line 3");
  }

  @Test
  void namesTheLineWithinALoop() {
    assertThat(
            picture(
                """
                var arena = BumpArena.open(64);
                for (int i = 0; i < 2; i++) {
                  arena.allocate(1);
                  arena.allocate(8);
                }
                arena\
                """))
        .contains("cell 1 line 3")
        .contains("cell 1 line 4");
  }

  @Test
  void namesTheLineOfAVariablesInitialValue() {
    assertThat(
            picture(
                """
                var arena = BumpArena.open(64);
                var one = arena.allocate(1);
                MemorySegment two =
                    arena
                        .allocate(8);
                arena\
                """))
        .contains("cell 1 line 2")
        .contains("cell 1 line 5");
  }
}
