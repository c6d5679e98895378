package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// A [Scope] of a [LazyArena].
@EnabledOnOs(OS.LINUX)
class LazyArenaScopeTest extends ScopeContract {

  @Override
  BumpAllocator openArena() {
    return LazyArena.open(500_000, 1, null);
  }

  @Test
  void whatAScopeCommittedIsUsedByTheArenaAfterIt() {
    try (LazyArena arena = LazyArena.open(1 << 30)) {
      MemorySegment first = arena.allocate(8, 8).fill((byte) 1);
      MemorySegment inScope;
      try (Scope scope = arena.openScope()) {
        inScope = scope.allocate(1 << 20, 8);
      }
      long committed = arena.usage().committedBytes();
      MemorySegment next = arena.allocate(1 << 20, 8).fill((byte) 2);
      assertThat(next.address()).isEqualTo(inScope.address());
      assertThat(arena.usage().committedBytes()).isEqualTo(committed);
      assertThat(first.toArray(JAVA_BYTE)).containsOnly(1);
    }
  }

  @Test
  void nothingIsDiscardedWhileAScopeIsOpen() {
    try (LazyArena arena = LazyArena.open(1 << 30);
        Scope scope = arena.openScope()) {
      assertThat(scope.depth()).isEqualTo(1);
      assertThatIllegalStateException()
          .isThrownBy(arena::discardUnused)
          .withMessageContaining("while a scope is open");
    }
  }
}
