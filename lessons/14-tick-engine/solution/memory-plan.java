import java.lang.foreign.MemorySegment;

record Plan(MemorySegment records, MemorySegment scratch, MemorySegment slots) {}

Attempt<Plan> tryPlan(Allocator memory, long wanted, long least) {
  Outcome records = memory.tryAllocate(9_600, 8);
  if (records instanceof Outcome.Refusal refusal) {
    return new Attempt.Refused<>(refusal);
  }
  Outcome scratch = memory.tryAllocate(8_192, 8);
  if (scratch instanceof Outcome.Refusal refusal) {
    memory.release(records.orElseThrow());
    return new Attempt.Refused<>(refusal);
  }
  Outcome slots = memory.tryAllocate(24 * wanted, 8);
  for (long fewer = wanted / 2; !slots.isGranted() && fewer >= least; fewer /= 2) {
    slots = memory.tryAllocate(24 * fewer, 8);
  }
  if (slots instanceof Outcome.Refusal refusal) {
    memory.release(scratch.orElseThrow());
    memory.release(records.orElseThrow());
    return new Attempt.Refused<>(refusal);
  }
  return new Attempt.Made<>(
      new Plan(records.orElseThrow(), scratch.orElseThrow(), slots.orElseThrow()));
}
