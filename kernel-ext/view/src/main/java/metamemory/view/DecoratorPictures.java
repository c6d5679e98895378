package metamemory.view;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import metamemory.Allocator;
import metamemory.CappedAllocator;
import metamemory.CheckedAllocator;
import metamemory.CountingAllocator;
import metamemory.FailingAllocator;
import metamemory.TracingAllocator;
import metamemory.Usage;
import org.jspecify.annotations.Nullable;

/// Reads allocators that are over other ones, from the outermost to the one with the memory.
final class DecoratorPictures {
  private DecoratorPictures() {}

  /// What an allocator is over, or null if it has its memory itself.
  static @Nullable Allocator inner(Allocator allocator) {
    return switch (allocator) {
      case CappedAllocator capped -> capped.inner();
      case CheckedAllocator checked -> checked.inner();
      case CountingAllocator counting -> counting.inner();
      case FailingAllocator failing -> failing.inner();
      case TracingAllocator tracing -> tracing.inner();
      default -> null;
    };
  }

  static GroupPicture of(Allocator outermost, Recorder recorder) {
    List<LayersPicture.Layer> layers = new ArrayList<>();
    List<GroupPicture.Part> parts = new ArrayList<>();
    Allocator allocator = outermost;
    for (Allocator below = inner(allocator); below != null; below = inner(allocator)) {
      layers.add(new LayersPicture.Layer(Foreign.type(allocator), figures(allocator)));
      part(allocator, recorder, parts);
      allocator = below;
    }
    layers.add(new LayersPicture.Layer(Foreign.type(allocator), "has the memory"));
    parts.addFirst(new GroupPicture.Part("", new LayersPicture("Layers", layers)));
    parts.add(new GroupPicture.Part("the memory", recorder.picture(allocator)));
    return new GroupPicture(Foreign.type(outermost), List.of(), parts);
  }

  private static void part(Allocator allocator, Recorder recorder, List<GroupPicture.Part> parts) {
    switch (allocator) {
      case CappedAllocator capped when capped.limitBytes() != CappedAllocator.NO_LIMIT ->
          parts.add(new GroupPicture.Part("the limit", gauge(capped, recorder)));
      case CheckedAllocator checked ->
          HexReadings.of(checked, recorder)
              .forEach(hex -> parts.add(new GroupPicture.Part("", hex)));
      default -> {}
    }
  }

  static GaugePicture gauge(CappedAllocator capped, Recorder recorder) {
    Usage usage = capped.usage();
    return new GaugePicture(
        "CappedAllocator",
        capped.limitBytes(),
        usage.requestedBytes(),
        OptionalLong.empty(),
        recorder.refusals(capped));
  }

  private static String figures(Allocator allocator) {
    return switch (allocator) {
      case CappedAllocator capped ->
          capped.limitBytes() == CappedAllocator.NO_LIMIT
              ? "no limit"
              : "limit "
                  + Words.bytes(capped.limitBytes())
                  + ", "
                  + Words.bytes(capped.remainingBytes())
                  + " left";
      case CheckedAllocator checked ->
          "checks " + checked.level() + ", " + Words.blocks(checked.usage().liveBlocks()) + " live";
      case CountingAllocator counting -> counts(counting.counts());
      case FailingAllocator failing ->
          Words.number(failing.failures())
              + " of "
              + Words.count(failing.calls(), "call", "calls")
              + " made to fail";
      case TracingAllocator tracing ->
          Words.count(tracing.events().size(), "event", "events") + " kept";
      default -> "";
    };
  }

  private static String counts(CountingAllocator.Counts counts) {
    return Words.number(counts.allocations())
        + " granted, "
        + Words.number(counts.releases())
        + " released, "
        + Words.number(counts.refusals())
        + " refused, "
        + Words.bytes(counts.grantedBytes())
        + " in all, peak "
        + Words.bytes(counts.peakLiveBytes());
  }
}
