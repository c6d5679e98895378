class BufferStack {
  private final MemorySegment[] free;
  private int count;                    // how many are free

  BufferStack(Allocator allocator, int count, long byteSize) {
    free = new MemorySegment[count];
    for (int i = 0; i < count; i++) {
      free[i] = allocator.allocate(byteSize, 16);
    }
    this.count = count;
  }

  MemorySegment acquire() {
    return count == 0 ? null : free[--count];
  }

  void release(MemorySegment buffer) {
    free[count++] = buffer;
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
