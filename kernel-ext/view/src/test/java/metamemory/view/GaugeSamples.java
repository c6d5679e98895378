package metamemory.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Limits and what they refused.
final class GaugeSamples {
  private GaugeSamples() {}

  static Map<String, Picture> all() {
    Map<String, Picture> samples = new LinkedHashMap<>();
    samples.put(
        "gauge-calm",
        new GaugePicture("CappedAllocator", 4096, 1500, OptionalLong.of(1500), List.of()));
    samples.put(
        "gauge-refusals",
        new GaugePicture(
            "CappedAllocator",
            4096,
            3000,
            OptionalLong.of(3500),
            List.of(
                new GaugePicture.Refused(
                    1200,
                    3500,
                    "needs 1200 B, but the limit of 4096 B leaves 596 B",
                    "cell 6 line 2"),
                new GaugePicture.Refused(
                    1L << 30,
                    3000,
                    "needs 1073741824 B, but the limit of 4096 B leaves 1096 B",
                    "cell 6 line 9"))));
    samples.put(
        "gauge-zero",
        new GaugePicture(
            "BumpArena",
            0,
            0,
            OptionalLong.empty(),
            List.of(new GaugePicture.Refused(1, 0, "needs 1 B, but 0 B are free", null))));
    List<GaugePicture.Refused> many = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      many.add(
          new GaugePicture.Refused(
              64 + i, 1000, "needs " + (64 + i) + " B, but 24 B are free", null));
    }
    samples.put(
        "gauge-full", new GaugePicture("BumpArena", 1024, 1024, OptionalLong.of(1024), many));
    return samples;
  }
}
