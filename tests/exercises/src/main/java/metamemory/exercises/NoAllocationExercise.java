package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import metamemory.Allocator;
import metamemory.BumpArena;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `NoAllocation`: refuses each request while a piece of code runs.
final class NoAllocationExercise {
  private static final String NOTHING = "nothing";

  interface NoAllocation {
    Allocator allocator();

    void deny(Runnable code);
  }

  private final BumpArena arena = BumpArena.open(1_024, null);
  private final NoAllocation guard = Answer.make(NoAllocation.class, arena);

  @AfterEach
  void closeArena() {
    arena.close();
  }

  @Test
  @Order(1)
  @DisplayName("passes code that asks for nothing, and runs it once")
  void passesCodeWithoutRequests() {
    int[] runs = {0};
    assertThat(thrownBy(() -> guard.deny(() -> runs[0]++)))
        .as("what deny throws for code without a request")
        .isEqualTo(NOTHING);
    assertThat(runs[0]).as("how often the code ran").isEqualTo(1);
  }

  @Test
  @Order(2)
  @DisplayName("refuses a request, and lets the refusal out")
  void refusesARequest() {
    assertThat(thrownBy(() -> guard.deny(() -> guard.allocator().allocate(8))))
        .as("what comes out of deny, when the code calls allocate")
        .isEqualTo("AllocationRefusedException");
    assertThat(arena.usage().allocations()).as("blocks granted meanwhile").isZero();
  }

  @Test
  @Order(3)
  @Points(2)
  @DisplayName("catches code that swallows the refusal")
  void catchesSwallowedRefusals() {
    assertThat(thrownBy(() -> guard.deny(() -> guard.allocator().tryAllocate(8, 8))))
        .as("what deny throws, when the code calls tryAllocate and goes on")
        .isEqualTo("AssertionError");
  }

  @Test
  @Order(4)
  @DisplayName("allows requests again afterwards, however the code ended")
  void allowsRequestsAfterwards() {
    guard.deny(() -> {});
    isAllowed("after deny");
    thrownBy(() ->
        guard.deny(() -> {
          throw new IllegalStateException("a string broke");
        }));
    isAllowed("after the code in deny threw");
    assertThat(thrownBy(() -> guard.deny(() -> {})))
        .as("what a later deny throws, for code without a request")
        .isEqualTo(NOTHING);
  }

  @Test
  @Order(5)
  @DisplayName("the outer deny holds after an inner one")
  void theOuterOneHolds() {
    assertThat(
            thrownBy(() ->
                guard.deny(() -> {
                  guard.deny(() -> {});
                  guard.allocator().allocate(8);
                })))
        .as("what comes out, when the code allocates after an inner deny, still in the outer one")
        .isEqualTo("AllocationRefusedException");
    isAllowed("after both");
  }

  @Test
  @Order(6)
  @Hidden
  @DisplayName("keeps apart what happened before, and the code's own exception")
  void keepsApartEarlierRefusals() {
    thrownBy(() -> guard.deny(() -> guard.allocator().tryAllocate(8, 8)));
    assertThat(thrownBy(() -> guard.deny(() -> {})))
        .as("what deny throws for code without a request, after an earlier one was caught")
        .isEqualTo(NOTHING);
    assertThat(
            thrownBy(() ->
                guard.deny(() -> {
                  throw new UnsupportedOperationException("muted");
                })))
        .as("the code's own exception comes out")
        .isEqualTo("UnsupportedOperationException");
    isAllowed("in the end");
  }

  private void isAllowed(String when) {
    assertThat(guard.allocator().tryAllocate(8, 8).isGranted())
        .as("8 B are granted %s", when)
        .isTrue();
  }

  private static String thrownBy(Runnable work) {
    try {
      work.run();
      return NOTHING;
    } catch (RuntimeException | AssertionError e) {
      return e.getClass().getSimpleName();
    }
  }
}
