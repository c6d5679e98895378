package metamemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CellTextTest {
  @Test
  void cutsJavaAndMagicsApartWithTheirLines() {
    assertThat(CellText.parse("int a = 1;\n%counts on\n\na + 1", _ -> true))
        .containsExactly(
            new CellText.Java("int a = 1;\n", 1),
            new CellText.LineMagic("counts", "on", 2),
            new CellText.Java("\na + 1\n", 3));
  }

  @Test
  void givesTheRestOfTheCellToACellMagic() {
    assertThat(CellText.parse("\n%%allocations\nint a;\n%x", _ -> true))
        .containsExactly(new CellText.CellMagic("allocations", "", "int a;\n%x", 2));
  }

  @Test
  void leavesAPercentSignWithinUnfinishedJavaAlone() {
    assertThat(CellText.parse("int r = 7\n%three", _ -> false))
        .containsExactly(new CellText.Java("int r = 7\n%three\n", 1));
  }
}
