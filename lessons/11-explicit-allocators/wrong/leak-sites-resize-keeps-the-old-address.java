import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

String site() {
  var ofAllocators = Set.of("site", "tryAllocate", "allocate", "allocateFrom");
  for (var frame : new Throwable().getStackTrace()) {            // never thrown
    if (!ofAllocators.contains(frame.getMethodName())) { return frame.getMethodName(); }
  }
  return "nowhere";
}

class Watching implements Allocator {
  private final Allocator inner;
  private final Map<Long, String> sites = new HashMap<>();     // of the live blocks, by address

  Watching(Allocator inner) {
    this.inner = inner;
  }

  public Outcome tryAllocate(long byteSize, long byteAlignment) {
    Outcome outcome = inner.tryAllocate(byteSize, byteAlignment);
    if (outcome instanceof Outcome.Granted(MemorySegment block)) {
      sites.put(block.address(), site());
    }
    return outcome;
  }

  public Outcome tryResize(MemorySegment block, long newByteSize, long byteAlignment) {
    Outcome outcome = inner.tryResize(block, newByteSize, byteAlignment);
    return outcome;
  }

  public boolean release(MemorySegment block) {
    boolean isReusable = inner.release(block);
    sites.remove(block.address());
    return isReusable;
  }

  List<String> report() {
    Map<String, Integer> blocks = new TreeMap<>();
    sites.values().forEach(site -> blocks.merge(site, 1, Integer::sum));
    List<String> lines = new ArrayList<>();
    blocks.forEach((site, count) ->
        lines.add(site + ": " + count + (count == 1 ? " block" : " blocks")));
    return lines;
  }

  public boolean owns(MemorySegment segment) { return inner.owns(segment); }
  public Usage usage() { return inner.usage(); }
  public void close() { inner.close(); }
}

List<String> leaks(Allocator inner, Consumer<Allocator> code) {
  Watching watching = new Watching(inner);
  code.accept(watching);
  return watching.report();
}
