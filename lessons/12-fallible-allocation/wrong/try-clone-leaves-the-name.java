import java.lang.foreign.MemorySegment;

record Station(MemorySegment name, MemorySegment readings) {}

Attempt<Station> tryClone(Station station, Allocator allocator) {
  switch (allocator.tryAllocate(station.name().byteSize(), 1)) {
    case Outcome.Refusal refusal -> {
      return new Attempt.Refused<>(refusal);
    }
    case Outcome.Granted(MemorySegment name) -> {
      switch (allocator.tryAllocate(station.readings().byteSize(), 8)) {
        case Outcome.Refusal refusal -> {
          return new Attempt.Refused<>(refusal);
        }
        case Outcome.Granted(MemorySegment readings) -> {
          name.copyFrom(station.name());
          readings.copyFrom(station.readings());
          return new Attempt.Made<>(new Station(name, readings));
        }
      }
    }
  }
}
