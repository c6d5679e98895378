package metamemory.view;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// All pictures that have golden files.
final class Samples {
  private static final Map<String, Picture> ALL = make();

  private Samples() {}

  static Map<String, Picture> all() {
    return ALL;
  }

  private static Map<String, Picture> make() {
    Map<String, Picture> samples = new LinkedHashMap<>();
    samples.putAll(ArenaSamples.all());
    samples.putAll(AllocationSamples.all());
    samples.putAll(DiffSamples.all());
    samples.putAll(GaugeSamples.all());
    samples.putAll(LayoutSamples.all());
    samples.putAll(CurveSamples.all());
    samples.putAll(PagesSamples.all());
    samples.putAll(ScopesSamples.all());
    samples.putAll(PoolSamples.all());
    samples.putAll(SlotsSamples.all());
    samples.putAll(StepsSamples.all());
    samples.putAll(HeapSamples.all());
    samples.putAll(HexSamples.all());
    samples.putAll(ObjectSamples.all());
    samples.putAll(FigureSamples.all());
    return Collections.unmodifiableMap(samples);
  }
}
