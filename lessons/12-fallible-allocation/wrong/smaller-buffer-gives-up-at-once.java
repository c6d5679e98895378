Outcome tryBuffer(Allocator allocator, long wanted, long least) {
  long byteSize = wanted;
  Outcome outcome = allocator.tryAllocate(byteSize, 8);
  if (!outcome.isGranted()) {
    outcome = allocator.tryAllocate(least, 8);
  }
  return outcome;
}
