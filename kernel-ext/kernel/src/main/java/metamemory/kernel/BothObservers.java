package metamemory.kernel;

import metamemory.Allocator;
import metamemory.Observer;
import metamemory.Outcome;

/// Tells two observers, in order.
///
/// @param first told first
/// @param second told second
record BothObservers(Observer first, Observer second) implements Observer {
  @Override
  public void opened(Allocator source, long address, long byteSize) {
    first.opened(source, address, byteSize);
    second.opened(source, address, byteSize);
  }

  @Override
  public void allocated(
      Allocator source, long address, long byteSize, long byteAlignment, long paddingBytes) {
    first.allocated(source, address, byteSize, byteAlignment, paddingBytes);
    second.allocated(source, address, byteSize, byteAlignment, paddingBytes);
  }

  @Override
  public void resized(
      Allocator source, long oldAddress, long oldByteSize, long newAddress, long newByteSize) {
    first.resized(source, oldAddress, oldByteSize, newAddress, newByteSize);
    second.resized(source, oldAddress, oldByteSize, newAddress, newByteSize);
  }

  @Override
  public void released(Allocator source, long address, long byteSize) {
    first.released(source, address, byteSize);
    second.released(source, address, byteSize);
  }

  @Override
  public void refused(Allocator source, Outcome.Refusal refusal) {
    first.refused(source, refusal);
    second.refused(source, refusal);
  }

  @Override
  public void grew(Allocator source, long address, long byteSize) {
    first.grew(source, address, byteSize);
    second.grew(source, address, byteSize);
  }

  @Override
  public void shrank(Allocator source, long address, long byteSize) {
    first.shrank(source, address, byteSize);
    second.shrank(source, address, byteSize);
  }

  @Override
  public void reset(Allocator source) {
    first.reset(source);
    second.reset(source);
  }

  @Override
  public void scopeOpened(Allocator source, int depth) {
    first.scopeOpened(source, depth);
    second.scopeOpened(source, depth);
  }

  @Override
  public void scopeClosed(Allocator source, int depth) {
    first.scopeClosed(source, depth);
    second.scopeClosed(source, depth);
  }

  @Override
  public void closed(Allocator source) {
    first.closed(source);
    second.closed(source);
  }
}
