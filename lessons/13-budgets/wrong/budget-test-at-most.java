import java.util.function.Consumer;
import java.util.function.Supplier;

void checkBudget(Supplier<Allocator> opener, Consumer<Allocator> mixer) {
  try (Allocator memory = opener.get()) {
    Probe.run(memory, mixer).atMost(3).peakUnder(3_073).everythingFreed();
  }
  Probe.survivesEveryFailure(opener, mixer);
}
