package metamemory.view;

import java.util.LinkedHashMap;
import java.util.Map;

/// All pictures that have golden files.
final class Samples {
  private Samples() {}

  static Map<String, Picture> all() {
    Map<String, Picture> samples = new LinkedHashMap<>();
    samples.putAll(ArenaSamples.all());
    samples.putAll(AllocationSamples.all());
    samples.putAll(DiffSamples.all());
    return samples;
  }
}
