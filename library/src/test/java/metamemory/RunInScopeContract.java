package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static metamemory.ScopeContract.filled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What code that an arena or a scope runs in a scope may rely on, and what it may not do.
interface RunInScopeContract {
  /// The arena whose scopes are tested.
  BumpAllocator arena();

  @Test
  default void runsCodeInAScopeThatEndsWithIt() {
    filled(arena(), 8, 1);
    List<MemorySegment> blocks = new ArrayList<>();
    arena()
        .runInScope(scope -> {
          blocks.add(filled(scope, 24, 2));
          assertThat(scope.depth()).isEqualTo(1);
          assertThat(arena().usage().depth()).isEqualTo(1);
          assertThat(blocks.getFirst().get(JAVA_BYTE, 23)).isEqualTo((byte) 2);
        });
    assertThatIllegalStateException()
        .isThrownBy(() -> blocks.getFirst().get(JAVA_BYTE, 0))
        .withMessage("Already closed");
    assertThat(arena().usage().requestedBytes()).isEqualTo(8);
    assertThat(arena().usage().allocations()).isEqualTo(2);
    assertThat(arena().usage().depth()).isZero();
  }

  @Test
  default void returnsWhatTheCodeInAScopeReturns() {
    MemorySegment result =
        arena()
            .callInScope(outer -> {
              filled(outer, 8, 1);
              MemorySegment inner =
                  outer.callInScope(scope -> scope.promote(filled(scope, 24, 2), 8));
              return outer.promote(inner, 8);
            });
    assertThat(result.toArray(JAVA_BYTE)).hasSize(24).containsOnly(2);
    assertThat(arena().usage().requestedBytes()).isEqualTo(24);
    assertThat(arena().release(result)).isTrue();
  }

  @Test
  default void scopesRunCodeInScopesInsideThem() {
    List<Integer> depths = new ArrayList<>();
    arena()
        .runInScope(outer -> {
          outer.runInScope(inner -> {
            filled(inner, 8, 1);
            depths.add(inner.depth());
          });
          depths.add(
              outer.callInScope(inner -> filled(inner, 8, 1).get(JAVA_BYTE, 0) + inner.depth()));
          assertThat(outer.usage().liveBlocks()).isZero();
          filled(outer, 8, 1);
        });
    assertThat(depths).containsExactly(2, 3);
  }

  @Test
  default void theScopeOfCodeThatThrowsEndsToo() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            arena()
                .runInScope(scope -> {
                  scope.openScope().allocate(8, 8);
                  throw new IllegalStateException("inside");
                }))
        .withMessage("inside");
    assertThat(arena().usage().depth()).isZero();
    arena().allocate(8, 8);
  }

  @Test
  default void scopesThatCodeLeavesOpenEndWithItsOwn() {
    List<MemorySegment> blocks = new ArrayList<>();
    List<Scope> scopes = new ArrayList<>();
    arena()
        .runInScope(outer -> {
          scopes.add(outer.openScope());
          blocks.add(scopes.getFirst().allocate(8, 8));
          scopes.add(arena().openScope());
          blocks.add(scopes.getLast().allocate(8, 8));
        });
    for (int i = 0; i < 2; i++) {
      MemorySegment block = blocks.get(i);
      Scope scope = scopes.get(i);
      assertThatIllegalStateException().isThrownBy(() -> block.get(JAVA_BYTE, 0));
      assertThatIllegalStateException()
          .isThrownBy(() -> scope.allocate(8, 8))
          .withMessage("Scope is closed: open another one");
      scope.close();
    }
    assertThat(arena().usage().depth()).isZero();
    assertThat(arena().usage().allocations()).isEqualTo(2);
  }

  @Test
  default void aScopeThatTheArenaHasEndedStaysClosedWhenItsDepthIsUsedAgain() {
    List<Scope> left = new ArrayList<>();
    arena().runInScope(outer -> left.add(outer.openScope()));
    try (Scope outer = arena().openScope();
        Scope inner = outer.openScope()) {
      Scope stale = left.getFirst();
      assertThatIllegalStateException()
          .isThrownBy(() -> stale.allocate(8, 8))
          .withMessage("Scope is closed: open another one");
      stale.close();
      assertThat(stale.owns(inner.allocate(8, 8))).isFalse();
      assertThat(inner.usage().allocations()).isEqualTo(1);
    }
  }

  @Test
  default void onlyTheScopeThatCodeRunsInOpensOneInsideIt() {
    arena()
        .runInScope(outer -> {
          assertThatIllegalStateException()
              .isThrownBy(arena()::openScope)
              .withMessageContaining("while a scope is open inside it");
          assertThatIllegalStateException().isThrownBy(() -> arena().runInScope(_ -> {}));
          assertThatIllegalStateException().isThrownBy(() -> arena().callInScope(_ -> 1));
          MemorySegment ofOuter = filled(outer, 8, 1);
          try (Scope inner = outer.openScope()) {
            assertThatIllegalStateException()
                .isThrownBy(() -> inner.release(ofOuter))
                .withMessageContaining("depth of the block=1, depth of the scope=2");
            MemorySegment carried = inner.promote(filled(inner, 16, 2), 8);
            assertThat(carried.get(JAVA_BYTE, 15)).isEqualTo((byte) 2);
            assertThat(outer.release(carried)).isTrue();
          }
        });
  }

  @Test
  default void codeThatRunsInAScopeCannotCloseTheArena() {
    arena()
        .runInScope(outer -> {
          MemorySegment block = outer.allocate(8, 8);
          Scope inner = outer.openScope();
          assertThatIllegalStateException()
              .isThrownBy(arena()::close)
              .withMessageContaining(
                  "cannot be closed by code that runs in a scope of it, close it")
              .withMessageContaining("depth=1");
          inner.allocate(8, 8);
          block.set(JAVA_LONG, 0, 1);
        });
    arena().close();
    assertThatIllegalStateException()
        .isThrownBy(() -> arena().runInScope(_ -> {}))
        .withMessageContaining("is closed");
  }

  @Test
  default void codeMayCloseTheScopeThatItRunsIn() {
    arena()
        .runInScope(scope -> {
          scope.allocate(8, 8);
          scope.close();
          arena().allocate(8, 8);
          Scope next = arena().openScope();
          assertThatIllegalStateException().isThrownBy(() -> scope.runInScope(_ -> {}));
          next.close();
        });
    assertThat(arena().usage().liveBlocks()).isEqualTo(1);
  }
}
