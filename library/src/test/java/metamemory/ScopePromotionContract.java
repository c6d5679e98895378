package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static metamemory.ScopeContract.filled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/// What [Scope#promote] promises: the block outlives its scope, and all others end.
interface ScopePromotionContract {
  /// The arena whose scopes are tested.
  BumpAllocator arena();

  @Test
  default void promotesABlockToTheArena() {
    filled(arena(), 8, 1);
    MemorySegment result;
    try (Scope scope = arena().openScope()) {
      filled(scope, 100, 2);
      MemorySegment block = filled(scope, 40, 3);
      filled(scope, 100, 4);
      result = scope.promote(block, 8);
      assertThatIllegalStateException().isThrownBy(() -> block.get(JAVA_BYTE, 0));
      assertThatIllegalStateException().isThrownBy(() -> scope.allocate(8, 8));
    }
    assertThat(result.toArray(JAVA_BYTE)).hasSize(40).containsOnly(3);
    assertThat(arena().usage().requestedBytes()).isEqualTo(48);
    assertThat(arena().usage().liveBlocks()).isEqualTo(2);
    assertThat(arena().release(result)).isTrue();
  }

  @Test
  default void promotesThroughSeveralScopes() {
    MemorySegment result;
    try (Scope outer = arena().openScope()) {
      filled(outer, 8, 1);
      try (Scope inner = outer.openScope()) {
        filled(inner, 8, 2);
        result = inner.promote(filled(inner, 24, 3), 8);
      }
      result = outer.promote(result, 8);
    }
    assertThat(result.toArray(JAVA_BYTE)).hasSize(24).containsOnly(3);
    assertThat(arena().usage().requestedBytes()).isEqualTo(24);
  }

  @Test
  default void promotesIntoAScopeThatTheArenaOpenedToo() {
    MemorySegment result;
    try (Scope outer = arena().openScope()) {
      try (Scope inner = arena().openScope()) {
        filled(inner, 8, 1);
        result = inner.promote(filled(inner, 24, 2), 8);
      }
      assertThat(result.toArray(JAVA_BYTE)).hasSize(24).containsOnly(2);
      assertThat(outer.usage().requestedBytes()).isEqualTo(24);
      assertThat(outer.usage().liveBlocks()).isEqualTo(1);
    }
    assertThatIllegalStateException().isThrownBy(() -> result.get(JAVA_BYTE, 0));
    assertThat(arena().usage().requestedBytes()).isZero();
  }

  @Test
  default void promotesABlockOntoItsOwnBytes() {
    MemorySegment result;
    try (Scope scope = arena().openScope()) {
      scope.allocate(8, 8);
      MemorySegment block = scope.allocate(64, 8);
      for (int i = 0; i < 64; i++) {
        block.set(JAVA_BYTE, i, (byte) i);
      }
      result = scope.promote(block, 8);
    }
    for (int i = 0; i < 64; i++) {
      assertThat(result.get(JAVA_BYTE, i)).isEqualTo((byte) i);
    }
  }

  @Test
  default void refusesToPromoteWhatItCannotAndStaysOpen() {
    try (Scope scope = arena().openScope();
        Arena jdk = Arena.ofConfined()) {
      scope.allocate(8, 16);
      MemorySegment odd = scope.allocate(8, 8).asSlice(1);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> scope.promote(odd, 8))
          .withMessageContaining("byteAlignment=8");
      assertThatIllegalArgumentException().isThrownBy(() -> scope.promote(odd, 3));
      assertThatIllegalArgumentException().isThrownBy(() -> scope.promote(jdk.allocate(8), 1));
      scope.allocate(8, 8);
    }
  }
}
