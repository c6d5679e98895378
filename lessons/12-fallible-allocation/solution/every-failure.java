import java.util.function.Consumer;
import java.util.function.Supplier;

long firstLeak(Supplier<Allocator> opener, Consumer<Allocator> code) {
  for (long call = 1; ; call++) {
    try (Allocator allocator = opener.get()) {
      FailingAllocator failing = FailingAllocator.atCall(allocator, call);
      try {
        code.accept(failing);
      } catch (AllocationRefusedException refused) {
        // The code may let a refusal through.
      }
      if (failing.failures() == 0) {
        return 0;
      }
      if (allocator.usage().liveBlocks() > 0) {
        return call;
      }
    }
  }
}
