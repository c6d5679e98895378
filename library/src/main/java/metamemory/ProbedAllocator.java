package metamemory;

import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Remembers for a [Probe] which line asked for which block.
final class ProbedAllocator extends Decorator {
  private record Block(long byteSize, String site) {}

  private final Map<String, Long> allocationsBySite = new LinkedHashMap<>();
  private final Map<Long, Block> liveByAddress = new HashMap<>();
  private long allocations;
  private long peakLiveBytes;
  private String peakSite = "";

  ProbedAllocator(Allocator inner) {
    super(inner);
    this.peakLiveBytes = inner.usage().requestedBytes();
  }

  @Override
  public Outcome tryAllocate(long byteSize, long byteAlignment) {
    Outcome outcome = inner.tryAllocate(byteSize, byteAlignment);
    if (outcome instanceof Outcome.Granted(MemorySegment block)) {
      String site = Sites.caller();
      allocations++;
      allocationsBySite.merge(site, 1L, Long::sum);
      liveByAddress.put(block.address(), new Block(byteSize, site));
      notePeak(site);
    }
    return outcome;
  }

  @Override
  public Outcome tryResize(MemorySegment block, long newByteSize, long byteAlignment) {
    long oldAddress = block.address();
    Outcome outcome = inner.tryResize(block, newByteSize, byteAlignment);
    if (outcome instanceof Outcome.Granted(MemorySegment resized)) {
      String site = Sites.caller();
      liveByAddress.remove(oldAddress);
      liveByAddress.put(resized.address(), new Block(newByteSize, site));
      notePeak(site);
    }
    return outcome;
  }

  @Override
  public boolean release(MemorySegment block) {
    long address = block.address();
    boolean reusable = inner.release(block);
    liveByAddress.remove(address);
    return reusable;
  }

  long allocations() {
    return allocations;
  }

  long peakLiveBytes() {
    return peakLiveBytes;
  }

  String peakSite() {
    return peakSite.isEmpty() ? "nowhere" : peakSite;
  }

  /// For example `2 at Parser.node(Parser.java:12), 1 at Parser.root(Parser.java:7)`.
  String sites() {
    return joined(allocationsBySite, "");
  }

  /// For example `24 B at Parser.node(Parser.java:12)`.
  String liveSites() {
    Map<String, Long> bytes = new LinkedHashMap<>();
    liveByAddress.values().forEach(block -> bytes.merge(block.site, block.byteSize, Long::sum));
    return joined(bytes, " B");
  }

  private void notePeak(String site) {
    long liveBytes = inner.usage().requestedBytes();
    if (liveBytes > peakLiveBytes) {
      peakLiveBytes = liveBytes;
      peakSite = site;
    }
  }

  private static String joined(Map<String, Long> counts, String unit) {
    if (counts.isEmpty()) {
      return "nowhere";
    }
    StringBuilder text = new StringBuilder();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(entry ->
            text.append(text.isEmpty() ? "" : ", ")
                .append(entry.getValue())
                .append(unit)
                .append(" at ")
                .append(entry.getKey()));
    return text.toString();
  }
}
