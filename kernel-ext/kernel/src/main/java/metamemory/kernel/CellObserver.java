package metamemory.kernel;

import metamemory.Allocator;
import metamemory.Observer;
import metamemory.Outcome;
import metamemory.count.Counters;
import metamemory.view.Recorder;

/// Tells the recorder of pictures and the watch over the library, in this order. What these two
/// allocate for themselves is not taken for what the learner's call allocates.
///
/// @param recorder told first
/// @param library told then, and of an allocation also which line asked for it
record CellObserver(Recorder recorder, LibraryWatch library) implements Observer {
  @Override
  public void opened(Allocator source, long address, long byteSize) {
    int caller = Counters.pause();
    try {
      recorder.opened(source, address, byteSize);
      library.opened(source, address, byteSize);
    } finally {
      Counters.resume(caller);
    }
  }

  @Override
  public void allocated(
      Allocator source, long address, long byteSize, long byteAlignment, long paddingBytes) {
    int caller = Counters.pause();
    try {
      recorder.allocated(source, address, byteSize, byteAlignment, paddingBytes);
      library.allocated(source, address, byteSize, byteAlignment, paddingBytes);
      library.allocatedBy(caller, byteSize);
    } finally {
      Counters.resume(caller);
    }
  }

  @Override
  public void resized(
      Allocator source, long oldAddress, long oldByteSize, long newAddress, long newByteSize) {
    int caller = Counters.pause();
    try {
      recorder.resized(source, oldAddress, oldByteSize, newAddress, newByteSize);
      library.resized(source, oldAddress, oldByteSize, newAddress, newByteSize);
    } finally {
      Counters.resume(caller);
    }
  }

  @Override
  public void released(Allocator source, long address, long byteSize) {
    int caller = Counters.pause();
    try {
      recorder.released(source, address, byteSize);
      library.released(source, address, byteSize);
    } finally {
      Counters.resume(caller);
    }
  }

  @Override
  public void refused(Allocator source, Outcome.Refusal refusal) {
    int caller = Counters.pause();
    try {
      recorder.refused(source, refusal);
      library.refused(source, refusal);
    } finally {
      Counters.resume(caller);
    }
  }

  @Override
  public void grew(Allocator source, long address, long byteSize) {
    int caller = Counters.pause();
    try {
      recorder.grew(source, address, byteSize);
      library.grew(source, address, byteSize);
    } finally {
      Counters.resume(caller);
    }
  }

  @Override
  public void shrank(Allocator source, long address, long byteSize) {
    int caller = Counters.pause();
    try {
      recorder.shrank(source, address, byteSize);
      library.shrank(source, address, byteSize);
    } finally {
      Counters.resume(caller);
    }
  }

  @Override
  public void reset(Allocator source) {
    int caller = Counters.pause();
    try {
      recorder.reset(source);
      library.reset(source);
    } finally {
      Counters.resume(caller);
    }
  }

  @Override
  public void scopeOpened(Allocator source, int depth) {
    int caller = Counters.pause();
    try {
      recorder.scopeOpened(source, depth);
      library.scopeOpened(source, depth);
    } finally {
      Counters.resume(caller);
    }
  }

  @Override
  public void scopeClosed(Allocator source, int depth) {
    int caller = Counters.pause();
    try {
      recorder.scopeClosed(source, depth);
      library.scopeClosed(source, depth);
    } finally {
      Counters.resume(caller);
    }
  }

  @Override
  public void closed(Allocator source) {
    int caller = Counters.pause();
    try {
      recorder.closed(source);
      library.closed(source);
    } finally {
      Counters.resume(caller);
    }
  }
}
