// Each acquire asks the allocator.
class BufferStack {
  private final Allocator allocator;
  private final long byteSize;
  private int count;

  BufferStack(Allocator allocator, int count, long byteSize) {
    this.allocator = allocator;
    this.byteSize = byteSize;
    this.count = count;
  }

  MemorySegment acquire() {
    return count-- == 0 ? null : allocator.allocate(byteSize, 16);
  }

  void release(MemorySegment buffer) {
    allocator.release(buffer);
    count++;
  }
}

long serve(BufferStack buffers, int messages) {         // the server's loop
  long sum = 0;
  for (int message = 0; message < messages; message++) {
    MemorySegment buffer = buffers.acquire();
    sum += buffer.byteSize();
    buffers.release(buffer);
  }
  return sum;
}
