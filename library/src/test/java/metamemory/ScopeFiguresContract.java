package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What [Scope#usage] tells, while the scope is open and after its end.
interface ScopeFiguresContract {
  /// The arena whose scopes are tested.
  BumpAllocator arena();

  @Test
  default void scopesThatTheArenaHasEndedTellTheirFinalFigures() {
    arena().allocate(100, 4);
    arena().runInScope(before -> before.allocate(8, 4));
    Scope outer = arena().openScope();
    outer.allocate(8, 4);
    Scope inner = outer.openScope();
    inner.release(inner.allocate(40, 4));
    inner.allocate(4, 4);
    arena().close();
    assertThat(inner.usage()).isEqualTo(new Usage(2, 0, 0, 0, 0, 0, 40, 0, 2));
    assertThat(outer.usage()).isEqualTo(new Usage(3, 0, 0, 0, 0, 0, 48, 0, 1));
    assertThat(outer).hasToString("Scope[depth 1, closed]");
  }

  @Test
  default void tellsItsOwnFigures() {
    arena().allocate(1, 1);
    arena().allocate(96, 4);
    Scope outer = arena().openScope();
    outer.allocate(1, 1);
    try (Scope inner = outer.openScope()) {
      inner.allocate(3, 4);
      assertThat(inner.usage().allocations()).isEqualTo(1);
      assertThat(inner.usage().liveBlocks()).isEqualTo(1);
      assertThat(inner.usage().requestedBytes()).isEqualTo(3);
      assertThat(inner.usage().paddingBytes()).isEqualTo(3);
      assertThat(inner.usage().peakBytes()).isEqualTo(6);
      assertThat(inner.usage().depth()).isEqualTo(2);
      assertThat(outer.usage().requestedBytes()).isEqualTo(4);
      assertThat(outer.usage().peakBytes()).isEqualTo(7);
      assertThat(outer.usage().committedBytes()).isEqualTo(arena().usage().committedBytes() - 100);
    }
    assertThat(outer.usage().requestedBytes()).isEqualTo(1);
    assertThat(outer.usage().allocations()).isEqualTo(2);
    assertThat(outer.usage().peakBytes()).isEqualTo(7);
    Usage whole = arena().usage();
    assertThat(outer.usage().freeBytes()).isEqualTo(whole.reservedBytes() - whole.usedBytes());
    outer.close();
    assertThat(outer.usage()).isEqualTo(new Usage(2, 0, 0, 0, 0, 0, 7, 0, 1));
    assertThat(arena().usage().peakBytes()).isEqualTo(107);
  }

  @Test
  default void rememberTheHighestPeakOfAllScopes() {
    try (Scope first = arena().openScope()) {
      first.allocate(500, 1);
    }
    try (Scope second = arena().openScope()) {
      second.allocate(10, 1);
      try (Scope third = second.openScope()) {
        third.allocate(10, 1);
      }
      assertThat(arena().usage().peakBytes()).isEqualTo(500);
    }
    assertThat(arena().usage().peakBytes()).isEqualTo(500);
  }
}
