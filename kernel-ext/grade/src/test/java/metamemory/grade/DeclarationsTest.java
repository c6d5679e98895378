package metamemory.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeclarationsTest {
  @Test
  void tellsTheTypeOfAnAllocatorThatIsOpened() {
    assertThat(sources("var tree = BumpArena.open(128);"))
        .containsExactly("BumpArena tree = BumpArena.open(128);");
    assertThat(sources("var deep = BumpArena.open(size(1, (2)), null)"))
        .containsExactly("BumpArena deep = BumpArena.open(size(1, (2)), null);");
  }

  @Test
  void tellsNoTypeWhereItCannot() {
    assertThat(sources("var pool = Pool.open(4);")).isEmpty();
    assertThat(sources("var usage = BumpArena.open(128).usage();")).isEmpty();
    assertThat(sources("var block = tree.open(128);")).isEmpty();
  }

  private static List<String> sources(String cell) {
    return Pieces.of(cell).stream()
        .flatMap(piece -> Declarations.of(piece, 1).stream())
        // JShell does without the last semicolon, a field does not.
        .map(declared -> declared.definition().source().strip().replaceAll("\\s+;$", ";"))
        .toList();
  }
}
