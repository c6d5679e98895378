package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a [Scope] promises, whatever arena it is a part of: a test class for one kind of arena
/// extends this. How scopes nest and end is here; the other subjects are in the interfaces.
abstract class ScopeContract extends AllocatorContract
    implements ScopePromotionContract, RunInScopeContract, ScopeFiguresContract {
  private BumpAllocator arena;

  /// An arena that can grant at least 4 KiB, and not 1 MiB, and whose blocks end with a reset.
  abstract BumpAllocator openArena();

  @BeforeEach
  void openIt() {
    arena = openArena();
  }

  @AfterEach
  void closeIt() {
    arena.close();
  }

  @Override
  public BumpAllocator arena() {
    return arena;
  }

  @Override
  Allocator open() {
    return arena.openScope();
  }

  static MemorySegment filled(Allocator allocator, long byteSize, int value) {
    return allocator.allocate(byteSize, 8).fill((byte) value);
  }

  @Test
  void dropsItsOwnBlocksAndKeepsThoseOfTheArena() {
    MemorySegment kept = filled(arena, 16, 1);
    Usage before = arena.usage();
    MemorySegment dropped;
    try (Scope scope = arena.openScope()) {
      dropped = filled(scope, 100, 2);
      assertThat(arena.usage().depth()).isEqualTo(1);
      kept.set(JAVA_LONG, 8, 7);
    }
    assertThatIllegalStateException()
        .isThrownBy(() -> dropped.get(JAVA_BYTE, 0))
        .withMessage("Already closed");
    assertThat(kept.get(JAVA_LONG, 8)).isEqualTo(7);
    assertThat(arena.usage().usedBytes()).isEqualTo(before.usedBytes());
    assertThat(arena.usage().requestedBytes()).isEqualTo(16);
    assertThat(arena.usage().liveBlocks()).isEqualTo(1);
    assertThat(arena.usage().allocations()).isEqualTo(2);
    assertThat(arena.usage().depth()).isZero();
  }

  @Test
  void theNextBlockLiesWhereTheScopeBegan() {
    arena.allocate(3, 1);
    MemorySegment inScope;
    try (Scope scope = arena.openScope()) {
      inScope = scope.allocate(24, 8);
    }
    assertThat(arena.allocate(24, 8).address()).isEqualTo(inScope.address());
  }

  @Test
  void nestsThirtyTwoLevelsAndRefusesTheThirtyThird() {
    List<Scope> scopes = new ArrayList<>();
    List<MemorySegment> blocks = new ArrayList<>();
    for (int depth = 1; depth <= 32; depth++) {
      Scope scope = arena.openScope();
      assertThat(scope.depth()).isEqualTo(depth);
      scopes.add(scope);
      blocks.add(filled(scope, 8, depth));
    }
    assertThatIllegalStateException()
        .isThrownBy(arena::openScope)
        .withMessage("at most 32 scopes may be open at once: depth=33");
    assertThat(arena.usage().depth()).isEqualTo(32);
    for (int depth = 32; depth >= 1; depth--) {
      MemorySegment block = blocks.get(depth - 1);
      assertThat(block.get(JAVA_BYTE, 7)).isEqualTo((byte) depth);
      scopes.get(depth - 1).close();
      assertThatIllegalStateException().isThrownBy(() -> block.get(JAVA_BYTE, 0));
      assertThat(arena.usage().liveBlocks()).isEqualTo(depth - 1);
    }
    arena.openScope().close();
  }

  @Test
  void endsOnAnEarlyReturnAndOnAnException() {
    assertThat(returnEarly()).isEqualTo(8);
    assertThat(arena.usage().depth()).isZero();
    assertThatIllegalStateException()
        .isThrownBy(() -> {
          try (Scope scope = arena.openScope()) {
            scope.allocate(8, 8);
            throw new IllegalStateException("inside");
          }
        })
        .withMessage("inside");
    assertThat(arena.usage().depth()).isZero();
    assertThat(arena.usage().usedBytes()).isZero();
  }

  private long returnEarly() {
    try (Scope scope = arena.openScope()) {
      return scope.allocate(8, 8).byteSize();
    }
  }

  @Test
  void refusesToEndBeforeTheScopeInsideIt() {
    Scope outer = arena.openScope();
    MemorySegment block = outer.allocate(8, 8);
    Scope inner = outer.openScope();
    assertThatIllegalStateException()
        .isThrownBy(outer::close)
        .withMessage(
            "Scope cannot be used while a scope is open inside it, ask that scope or close it"
                + " first: open=2");
    block.set(JAVA_LONG, 0, 1);
    inner.close();
    outer.close();
  }

  @Test
  void endingTwiceDoesNothing() {
    Scope scope = arena.openScope();
    scope.close();
    MemorySegment block = arena.allocate(8, 8);
    scope.close();
    block.set(JAVA_LONG, 0, 1);
    assertThat(arena.usage().liveBlocks()).isEqualTo(1);
  }

  @Test
  void theArenaAndOuterScopesGrantNothingWhileAScopeIsOpen() {
    MemorySegment ofArena = arena.allocate(8, 8);
    try (Scope outer = arena.openScope()) {
      MemorySegment ofOuter = outer.allocate(8, 8);
      try (Scope inner = outer.openScope()) {
        inner.allocate(8, 8);
        List<Runnable> calls =
            List.of(
                () -> arena.tryAllocate(8, 8),
                () -> arena.allocate(8, 8),
                () -> arena.tryResize(ofArena, 16, 8),
                () -> arena.release(ofArena),
                arena::reset,
                () -> outer.tryAllocate(8, 8),
                () -> outer.allocate(8, 8),
                () -> outer.tryResize(ofOuter, 16, 8),
                () -> outer.release(ofOuter),
                () -> outer.promote(ofOuter, 8),
                outer::openScope);
        assertThat(calls)
            .allSatisfy(call ->
                assertThatIllegalStateException()
                    .isThrownBy(call::run)
                    .withMessageContaining("while a scope is open inside it")
                    .withMessageContaining("open=2"));
        assertThat(arena.usage().liveBlocks()).isEqualTo(3);
      }
      outer.allocate(8, 8);
    }
    arena.allocate(8, 8);
  }

  @Test
  void detectsGrowthAcrossScopes() {
    MemorySegment ofArena = filled(arena, 8, 1);
    try (Scope outer = arena.openScope()) {
      MemorySegment ofOuter = filled(outer, 8, 2);
      try (Scope inner = outer.openScope()) {
        assertThatIllegalStateException()
            .isThrownBy(() -> inner.tryResize(ofArena, 64, 8))
            .withMessageContaining("depth of the block=0, depth of the scope=2");
        assertThatIllegalStateException()
            .isThrownBy(() -> inner.tryResize(ofOuter, 64, 8))
            .withMessageContaining("depth of the block=1, depth of the scope=2");
        assertThatIllegalStateException().isThrownBy(() -> inner.release(ofOuter));
        assertThatIllegalStateException().isThrownBy(() -> inner.promote(ofOuter, 8));
        MemorySegment ofInner = filled(inner, 8, 3);
        assertThat(inner.resize(ofInner, 64, 8).byteSize()).isEqualTo(64);
      }
      assertThat(outer.resize(ofOuter, 64, 8).get(JAVA_BYTE, 7)).isEqualTo((byte) 2);
    }
    assertThat(arena.resize(ofArena, 64, 8).get(JAVA_BYTE, 7)).isEqualTo((byte) 1);
  }

  @Test
  void refusesBlocksOfAScopeThatHasEnded() {
    MemorySegment block;
    try (Scope scope = arena.openScope()) {
      block = scope.allocate(8, 8);
    }
    try (Scope scope = arena.openScope()) {
      scope.allocate(64, 8);
      MemorySegment stale = block;
      assertThatIllegalStateException()
          .isThrownBy(() -> scope.tryResize(stale, 16, 8))
          .withMessageContaining("the end of a scope dropped it");
      assertThatIllegalStateException().isThrownBy(() -> scope.release(stale));
    }
  }

  @Test
  void shrinkingAfterAScopeAndThenAResetKeepTheFiguresRight() {
    MemorySegment block = arena.allocate(40, 8);
    try (Scope scope = arena.openScope()) {
      scope.resize(scope.allocate(60, 8), 10, 8);
    }
    arena.resize(block, 8, 8);
    assertThat(arena.usage().usedBytes()).isEqualTo(8);
    arena.reset();
    assertThat(arena.usage().usedBytes()).isZero();
    assertThat(arena.usage().liveBlocks()).isZero();
    assertThat(arena.allocate(64, 8).address()).isEqualTo(block.address());
  }

  @Test
  void closingTheArenaEndsItsScopesFirst() {
    Scope outer = arena.openScope();
    Scope inner = outer.openScope();
    MemorySegment block = inner.allocate(8, 8);
    arena.close();
    assertThatIllegalStateException().isThrownBy(() -> block.get(JAVA_BYTE, 0));
    assertThatIllegalStateException()
        .isThrownBy(() -> inner.allocate(8, 8))
        .withMessage("Scope is closed: open another one");
    assertThatIllegalStateException()
        .isThrownBy(arena::openScope)
        .withMessageContaining("is closed");
    inner.close();
    outer.close();
  }

  @Test
  void saysItsDepth() {
    Scope scope = arena.openScope();
    assertThat(scope).hasToString("Scope[depth 1]");
    scope.close();
    assertThat(scope).hasToString("Scope[depth 1, closed]");
  }

  @Test
  void everyMethodRefusesAnotherThread() throws InterruptedException {
    try (Scope scope = arena.openScope()) {
      MemorySegment block = scope.allocate(8, 8);
      List<Runnable> calls =
          List.of(
              () -> scope.allocate(8, 8),
              () -> scope.promote(block, 8),
              () -> scope.owns(block),
              scope::openScope,
              arena::openScope);
      for (Runnable call : calls) {
        assertThat(OtherThread.failureOf(call)).isInstanceOf(WrongThreadException.class);
      }
    }
  }

  @Test
  void refusalInAScopeChangesNothing() {
    try (Scope scope = arena.openScope()) {
      MemorySegment block = filled(scope, 8, 5);
      Usage before = scope.usage();
      assertThat(scope.tryAllocate(1L << 60, 8).isGranted()).isFalse();
      assertThat(scope.tryResize(block, 1L << 60, 8).isGranted()).isFalse();
      assertThat(scope.usage()).isEqualTo(before);
      assertThat(block.get(JAVA_BYTE, 0)).isEqualTo((byte) 5);
    }
  }
}
