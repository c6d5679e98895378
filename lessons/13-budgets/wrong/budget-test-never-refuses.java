import java.util.function.Consumer;
import java.util.function.Supplier;

void checkBudget(Supplier<Allocator> opener, Consumer<Allocator> mixer) {
  try (Allocator memory = opener.get()) {
    Probe.run(memory, mixer).exactly(3).peakUnder(3_073).everythingFreed();
  }
}
