// A linked list: an object for each release.
class BufferStack {
  private final LinkedList<MemorySegment> free = new LinkedList<>();

  BufferStack(Allocator allocator, int count, long byteSize) {
    for (int i = 0; i < count; i++) {
      free.addFirst(allocator.allocate(byteSize, 16));
    }
  }

  MemorySegment acquire() {
    return free.pollFirst();
  }

  void release(MemorySegment buffer) {
    free.addFirst(buffer);
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
