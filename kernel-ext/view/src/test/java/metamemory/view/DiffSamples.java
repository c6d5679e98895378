package metamemory.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Differences between two moments.
final class DiffSamples {
  private DiffSamples() {}

  static Map<String, Picture> all() {
    Map<String, Picture> samples = new LinkedHashMap<>();
    samples.put("diff-mixed", mixed());
    samples.put("diff-nothing", new DiffPicture(ArenaSamples.mixed(), ArenaSamples.mixed()));
    samples.put(
        "diff-crowd", new DiffPicture(ArenaSamples.many(40, 8192), ArenaSamples.crowd(300, 8192)));
    samples.put("diff-closed", new DiffPicture(ArenaSamples.mixed(), ArenaSamples.closed()));
    return samples;
  }

  static DiffPicture mixed() {
    ArenaPicture after =
        ArenaSamples.filled(
            128,
            List.of(
                ArenaSamples.block(0, 24, 8, 0, 1, Block.State.LIVE, "order", "cell 4 line 2"),
                ArenaSamples.block(24, 1, 1, 0, 2, Block.State.LIVE, "flag", "cell 4 line 3"),
                ArenaSamples.block(32, 8, 8, 7, 3, Block.State.LIVE, "price", "cell 4 line 3"),
                ArenaSamples.block(40, 16, 8, 0, 5, Block.State.LIVE, "total", "cell 6 line 1"),
                ArenaSamples.block(56, 32, 8, 0, 6, Block.State.LIVE, "note", "cell 6 line 2")));
    return new DiffPicture(ArenaSamples.mixed(), after);
  }
}
