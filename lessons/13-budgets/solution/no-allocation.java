class NoAllocation {
  private final FailingAllocator allocator;
  private boolean denied;

  NoAllocation(Allocator memory) {
    allocator = FailingAllocator.over(memory, call -> denied);
  }

  Allocator allocator() {
    return allocator;
  }

  void deny(Runnable code) {
    boolean outer = denied;
    long before = allocator.failures();
    denied = true;
    try {
      code.run();
    } finally {
      denied = outer;
    }
    long refused = allocator.failures() - before;
    if (refused > 0) {
      throw new AssertionError("requests while none was allowed: " + refused);
    }
  }
}
