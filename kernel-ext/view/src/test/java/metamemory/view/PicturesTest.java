package metamemory.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import metamemory.view.AllocationsPicture.Created;
import metamemory.view.AllocationsPicture.Line;
import metamemory.view.CurvePicture.Point;
import metamemory.view.PoolPicture.Slot;
import metamemory.view.SlotsPicture.Handle;
import metamemory.view.SlotsPicture.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What pictures conclude from their data.
class PicturesTest {
  @Test
  void aDifferenceTellsBlocksThatCameAndWent() {
    DiffPicture diff = DiffSamples.mixed();
    assertThat(diff.gone()).extracting(Block::label).containsExactly("name");
    assertThat(diff.fresh()).extracting(Block::label).containsExactly("total", "note");
  }

  @Test
  void aDifferenceCountsABlockThatGrewAsGoneAndNew() {
    Block small = new Block(0, 8, 8, 0, 1, Block.State.LIVE, "a", null);
    Block large = new Block(0, 16, 8, 0, 1, Block.State.LIVE, "a", null);
    DiffPicture diff =
        new DiffPicture(
            ArenaSamples.filled(64, List.of(small)), ArenaSamples.filled(64, List.of(large)));
    assertThat(diff.gone()).containsExactly(small);
    assertThat(diff.fresh()).containsExactly(large);
  }

  @Test
  void aDifferenceOfEqualMomentsIsEmpty() {
    DiffPicture diff = new DiffPicture(ArenaSamples.mixed(), ArenaSamples.mixed());
    assertThat(diff.gone()).isEmpty();
    assertThat(diff.fresh()).isEmpty();
  }

  @Test
  void aFreeListIsFollowedInItsOrder() {
    PoolPicture pool =
        new PoolPicture(
            "Pool", 8, List.of(Slot.free(PoolPicture.NONE), Slot.live("a"), Slot.free(0)), 2);
    assertThat(FreeList.of(pool)).isEqualTo(new FreeList(List.of(2, 0), "", PoolPicture.NONE));
  }

  @ParameterizedTest
  @CsvSource({"0, comes twice", "1, is live", "7, leaves the pool", "-5, leaves the pool"})
  void aBrokenFreeListIsToldNotFollowed(int next, String fault) {
    PoolPicture pool = new PoolPicture("Pool", 8, List.of(Slot.free(next), Slot.live("a")), 0);
    assertThat(FreeList.of(pool).broken()).contains(fault);
    assertThat(Text.of(pool)).contains(fault);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, true", "0, 2, false", "1, 3, false", "2, 1, false", "-1, 1, false"})
  void aHandleIsValidForItsGenerationOnly(int index, long generation, boolean valid) {
    SlotsPicture slots =
        new SlotsPicture(
            "Arena",
            List.of(
                new SlotsPicture.Slot(State.LIVE, 1, "a"),
                new SlotsPicture.Slot(State.FREE, 3, null)),
            List.of());
    assertThat(slots.isValid(new Handle("h", index, generation))).isEqualTo(valid);
  }

  @Test
  void thinningKeepsThePeakAndTheEnd() {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      points.add(new Point(i, i == 6_789 ? 1_000_000 : i % 100));
    }
    List<Point> thinned = CurvePoints.thinned(points, 50);
    assertThat(thinned)
        .hasSizeLessThanOrEqualTo(50)
        .contains(new Point(6_789, 1_000_000))
        .endsWith(new Point(9_999, 99));
  }

  @Test
  void allocationsAddUp() {
    AllocationsPicture picture =
        new AllocationsPicture(
            "Cell",
            List.of(
                new Line(
                    1,
                    "a",
                    List.of(new Created("A", 2, 32), new Created("B", 1, 24)),
                    3,
                    100,
                    OptionalLong.of(7)),
                new Line(2, "b", List.of(new Created("A", 1, 16)), 0, 0, OptionalLong.empty())));
    assertThat(picture.totals())
        .isEqualTo(new AllocationsPicture.Totals(4, 72, OptionalLong.of(7), 3, 100));
  }

  @Test
  void aLongSourceFoldsWhatTookNothing() {
    List<SourceRow> rows = SourceRow.of(AllocationSamples.longSource());
    assertThat(rows).hasSize(24);
    assertThat(rows.getFirst()).isEqualTo(new SourceRow.Folded(1, 24));
    assertThat(
            rows.stream().filter(row -> row instanceof SourceRow.Shown shown && shown.heaviest()))
        .hasSize(1);
  }
}
