Outcome tryBuffer(Allocator allocator, long wanted, long least) {
  long byteSize = wanted;
  Outcome outcome = allocator.tryAllocate(byteSize, 8);
  while (!outcome.isGranted() && byteSize > least) {
    byteSize = byteSize / 2;
    outcome = allocator.tryAllocate(byteSize, 8);
  }
  return outcome;
}
