package metamemory.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripTest {
  private static final double WIDTH = 700;

  @Test
  void isToScaleWhereNothingIsNarrow() {
    Strip strip = Strip.of(pieces(24, 8, 32, 64), 0, 128, 24, WIDTH);
    assertThat(strip.spans())
        .extracting(Strip.Span::width)
        .containsExactly(131.25, 43.75, 175.0, 350.0);
    assertThat(strip.x(64)).isCloseTo(24 + WIDTH / 2, within(1e-9));
  }

  @Test
  void showsABlockOfOneByteAmongMillions() {
    Strip strip = Strip.of(pieces(1_000_000, 1, 1_000_000), 0, 2_000_001, 0, WIDTH);
    assertThat(strip.spans().get(1).width()).isEqualTo(4);
    assertThat(strip.x(1_000_001)).isEqualTo(strip.spans().get(2).left());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void fillsItsWidthWithoutGapsAndOverlaps(long seed) {
    Random random = new Random(seed);
    long[] sizes = random.longs(1 + random.nextInt(300), 0, 1L << random.nextInt(2, 40)).toArray();
    List<Piece> pieces = pieces(sizes);
    Strip strip = Strip.of(pieces, 0, pieces.getLast().to(), 10, WIDTH);
    double x = 10;
    for (Strip.Span span : strip.spans()) {
      assertThat(span.left()).isCloseTo(x, within(1e-6));
      assertThat(span.width()).isGreaterThan(0);
      x = span.right();
    }
    assertThat(x).isCloseTo(10 + WIDTH, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void keepsTheOrderOfOffsets(long seed) {
    Random random = new Random(seed);
    List<Piece> pieces = pieces(random.longs(50, 0, 1000).toArray());
    long end = pieces.getLast().to();
    Strip strip = Strip.of(pieces, 0, end, 0, WIDTH);
    double before = 0;
    for (long offset = 0; offset <= end; offset += 7) {
      assertThat(strip.x(offset)).isGreaterThanOrEqualTo(before);
      before = strip.x(offset);
    }
    assertThat(strip.x(end)).isCloseTo(WIDTH, within(1e-6));
  }

  private static List<Piece> pieces(long... sizes) {
    List<Piece> pieces = new ArrayList<>();
    long at = 0;
    for (long size : sizes) {
      pieces.add(new Piece(Piece.Kind.BLOCK, at, at + size, Block.live(at, size)));
      at += size;
    }
    return pieces;
  }
}
