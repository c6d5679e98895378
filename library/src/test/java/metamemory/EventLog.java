package metamemory;

import java.util.ArrayList;
import java.util.List;

/// Writes down what an observer is told, one line an event, with addresses counted from where the
/// allocator opened.
final class EventLog implements Observer {
  private final List<String> lines = new ArrayList<>();
  private long base;

  /// What was told since the last call.
  List<String> drain() {
    List<String> drained = List.copyOf(lines);
    lines.clear();
    return drained;
  }

  @Override
  public void opened(Allocator source, long address, long byteSize) {
    base = address;
    lines.add("opened %d".formatted(byteSize));
  }

  @Override
  public void allocated(
      Allocator source, long address, long byteSize, long byteAlignment, long paddingBytes) {
    lines.add(
        "allocated %d+%d @%d pad %d"
            .formatted(address - base, byteSize, byteAlignment, paddingBytes));
  }

  @Override
  public void resized(
      Allocator source, long oldAddress, long oldByteSize, long newAddress, long newByteSize) {
    lines.add(
        "resized %d+%d to %d+%d"
            .formatted(oldAddress - base, oldByteSize, newAddress - base, newByteSize));
  }

  @Override
  public void released(Allocator source, long address, long byteSize) {
    lines.add("released %d+%d".formatted(address - base, byteSize));
  }

  @Override
  public void refused(Allocator source, Outcome.Refusal refusal) {
    lines.add("refused: %s".formatted(refusal.reason()));
  }

  @Override
  public void grew(Allocator source, long address, long byteSize) {
    lines.add("grew %d".formatted(byteSize));
  }

  @Override
  public void shrank(Allocator source, long address, long byteSize) {
    lines.add("shrank %d".formatted(byteSize));
  }

  @Override
  public void reset(Allocator source) {
    lines.add("reset, used %d".formatted(source.usage().usedBytes()));
  }

  @Override
  public void scopeOpened(Allocator source, int depth) {
    lines.add("scope %d opened".formatted(depth));
  }

  @Override
  public void scopeClosed(Allocator source, int depth) {
    lines.add("scope %d closed".formatted(depth));
  }

  @Override
  public void closed(Allocator source) {
    lines.add("closed, held %d".formatted(source.usage().reservedBytes()));
  }
}
