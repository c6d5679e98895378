package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TempAllocatorTest extends AllocatorContract {

  /// One that is limited, as the contract needs it, in its first scope.
  @Override
  Allocator open() {
    TempAllocator temp = TempAllocator.open(PageRules.of(512).limitedTo(64 << 10), false, null);
    temp.openScope();
    return temp;
  }

  @AfterEach
  void giveBack() {
    TempAllocator.current().close();
  }

  @Test
  void isTheSameForEachCallOfAThreadAndAnotherOneInAnotherThread() throws InterruptedException {
    TempAllocator mine = TempAllocator.current();
    assertThat(TempAllocator.current()).isSameAs(mine);
    AtomicReference<TempAllocator> others = new AtomicReference<>();
    assertThat(OtherThread.failureOf(() -> others.set(TempAllocator.current()))).isNull();
    assertThat(others.get()).isNotSameAs(mine);
    assertThatExceptionOfType(WrongThreadException.class)
        .isThrownBy(() -> others.get().openScope());
  }

  @Test
  void itsScopesAreScopesOfItself() {
    TempAllocator temp = TempAllocator.current();
    try (Scope scope = temp.openScope()) {
      assertThat(scope.arena()).isSameAs(temp);
    }
  }

  @Test
  void takesAPageOf256KibibytesAtTheFirstBlockAndKeepsItBetweenScopes() {
    TempAllocator temp = TempAllocator.current();
    try (Scope scope = temp.openScope()) {
      assertThat(temp.usage().pages()).isZero();
      scope.allocate(1, 1);
      assertThat(temp.usage().reservedBytes()).isEqualTo(256 << 10);
    }
    assertThat(temp.usage().pages()).isEqualTo(1);
    try (Scope scope = temp.openScope()) {
      scope.allocate(200_000, 1);
      scope.allocate(200_000, 1);
      scope.allocate(300_000, 1);
      assertThat(temp.usage().pages()).isEqualTo(3);
    }
    assertThat(temp.usage()).isEqualTo(new Usage(4, 0, 0, 0, 262_144, 262_144, 700_000, 1, 0));
  }

  @Test
  void codeThatRunsInAScopeIsGrantedBlocksByTheScopeOnly() {
    TempAllocator temp = TempAllocator.current();
    List<MemorySegment> blocks = new ArrayList<>();
    temp.runInScope(scope -> {
      blocks.add(scope.allocate(8, 8));
      assertThat(scope.arena()).isSameAs(temp);
      assertThatIllegalStateException()
          .isThrownBy(() -> temp.allocate(8))
          .withMessageContaining("while a scope is open inside it");
    });
    assertThatIllegalStateException().isThrownBy(() -> blocks.getFirst().get(JAVA_BYTE, 0));
    assertThat(temp.<Integer>callInScope(scope -> scope.depth())).isEqualTo(1);
    assertThat(temp.usage().depth()).isZero();
    temp.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> temp.runInScope(_ -> {}))
        .withMessageContaining("closed");
    assertThatIllegalStateException().isThrownBy(() -> temp.callInScope(_ -> 1));
  }

  @Test
  void grantsOnlyInsideAScope() {
    TempAllocator temp = TempAllocator.current();
    MemorySegment block;
    try (Scope scope = temp.openScope()) {
      block = scope.allocate(8, 8);
    }
    List<Runnable> calls =
        List.of(
            () -> temp.allocate(8),
            () -> temp.tryAllocate(8, 8),
            () -> temp.tryResize(block, 16, 8),
            () -> temp.release(block));
    assertThat(calls)
        .allSatisfy(call ->
            assertThatIllegalStateException()
                .isThrownBy(call::run)
                .withMessageStartingWith("TempAllocator grants only inside a scope"));
    assertThat(temp.usage().liveBlocks()).isZero();
  }

  @Test
  void grantsInTheInnermostScope() {
    TempAllocator temp = TempAllocator.current();
    try (Scope outer = temp.openScope()) {
      MemorySegment ofOuter = temp.allocate(8, 8).fill((byte) 1);
      MemorySegment ofInner;
      try (Scope inner = outer.openScope()) {
        ofInner = temp.allocate(8, 8);
        assertThat(inner.usage().liveBlocks()).isEqualTo(1);
        assertThatIllegalStateException()
            .isThrownBy(() -> temp.tryResize(ofOuter, 16, 8))
            .withMessageContaining("depth of the block=1, depth of the scope=2");
      }
      assertThatIllegalStateException().isThrownBy(() -> ofInner.get(JAVA_BYTE, 0));
      assertThat(temp.resize(ofOuter, 16, 8).get(JAVA_BYTE, 7)).isEqualTo((byte) 1);
    }
  }

  @Test
  void tellsWhetherAReleasedBlockCanBeGrantedAgain() {
    TempAllocator temp = TempAllocator.current();
    try (Scope scope = temp.openScope()) {
      MemorySegment first = temp.allocate(8, 8);
      MemorySegment last = temp.allocate(8, 8);
      assertThat(temp.release(first)).isFalse();
      assertThat(temp.release(last)).isTrue();
      assertThat(scope.usage().liveBlocks()).isZero();
    }
  }

  @Test
  void nestsThirtyTwoScopesAndRefusesTheThirtyThird() {
    TempAllocator temp = TempAllocator.current();
    List<Scope> scopes = new ArrayList<>();
    for (int depth = 1; depth <= 32; depth++) {
      scopes.add(temp.openScope());
    }
    assertThatIllegalStateException()
        .isThrownBy(temp::openScope)
        .withMessage("at most 32 scopes may be open at once: depth=33");
    scopes.reversed().forEach(Scope::close);
    assertThat(temp.usage().depth()).isZero();
  }

  @Test
  void aClosedOneIsReplacedByANewOne() {
    TempAllocator temp = TempAllocator.current();
    Scope scope = temp.openScope();
    MemorySegment block = scope.allocate(8, 8);
    temp.close();
    assertThat(temp.usage()).isEqualTo(new Usage(1, 0, 0, 0, 0, 0, 8, 0, 0));
    assertThatIllegalStateException().isThrownBy(() -> block.get(JAVA_BYTE, 0));
    assertThatIllegalStateException()
        .isThrownBy(temp::openScope)
        .withMessage("TempAllocator is closed: open another one");
    assertThat(temp).hasToString("TempAllocator[closed]");
    TempAllocator next = TempAllocator.current();
    assertThat(next).isNotSameAs(temp);
    temp.close();
    assertThat(TempAllocator.current()).isSameAs(next);
  }

  @Test
  void aTaskHasItsOwnAndGivesItBackAtItsEnd() {
    TempAllocator ofThread = TempAllocator.current();
    TempAllocator ofTask =
        TempAllocator.callInTask(() -> {
          TempAllocator own = TempAllocator.current();
          assertThat(own).isNotSameAs(ofThread);
          own.openScope().allocate(8, 8); // Never closed by the task.
          TempAllocator.runInTask(() -> assertThat(TempAllocator.current()).isNotSameAs(own));
          assertThat(TempAllocator.current()).isSameAs(own);
          return own;
        });
    assertThat(TempAllocator.current()).isSameAs(ofThread);
    assertThat(ofTask.usage()).isEqualTo(new Usage(1, 0, 0, 0, 0, 0, 8, 0, 0));
    assertThat(ofThread.usage().allocations()).isZero();
  }

  @Test
  void aTaskThatThrowsGivesItsMemoryBackToo() {
    AtomicReference<TempAllocator> own = new AtomicReference<>();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() ->
            TempAllocator.callInTask(() -> {
              own.set(TempAllocator.current());
              TempAllocator.current().openScope().allocate(8, 8);
              throw new IOException("disk");
            }));
    assertThat(own.get().usage().pages()).isZero();
  }

  @Test
  void aTaskThatClosesItsOwnIsToldSo() {
    List<TempAllocator> closed = new ArrayList<>();
    TempAllocator.runInTask(() -> {
      TempAllocator.current().close();
      closed.add(TempAllocator.current());
    });
    assertThat(closed).hasSize(1);
    assertThatIllegalStateException()
        .isThrownBy(() -> closed.getFirst().openScope())
        .withMessage("TempAllocator is closed: open another one");
  }

  @Test
  void anotherThreadThatInheritsATaskGetsItsOwn() throws InterruptedException {
    AtomicReference<TempAllocator> forks = new AtomicReference<>();
    TempAllocator parents = TempAllocator.open(PageRules.of(64), false, null);
    // A fork sees the binding of its parent; here the binding is made by hand in another thread.
    Throwable failure =
        OtherThread.failureOf(() ->
            TempAllocator.runBound(
                parents,
                () -> {
                  forks.set(TempAllocator.current());
                  TempAllocator.current().openScope().close();
                }));
    assertThat(failure).isNull();
    assertThat(forks.get()).isNotNull().isNotSameAs(parents);
    parents.close();
  }

  @Test
  void pagesOfAThreadThatHasEndedAreFreed() throws InterruptedException {
    AtomicReference<CleanedPages> pages = new AtomicReference<>();
    assertThat(
            OtherThread.failureOf(() -> {
              TempAllocator temp = TempAllocator.current();
              temp.openScope().allocate(8, 8);
              pages.set(temp.pages());
            }))
        .isNull();
    assertThat(pages.get().heldPages()).isEqualTo(1);
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (pages.get().heldPages() > 0 && System.nanoTime() < deadline) {
      System.gc();
      Thread.onSpinWait();
    }
    assertThat(pages.get().heldPages()).isZero();
  }

  @Test
  void pagesOfAnAllocatorThatItsThreadForgotAreFreedOnceNoScopeIsOpen() {
    try (ForkJoinPool pool = new ForkJoinPool(1, Forgetful::new, null, false)) {
      CleanedPages pages =
          pool.submit(
                  () -> {
                    try (Scope scope = TempAllocator.current().openScope()) {
                      scope.allocate(8, 8);
                    }
                    return TempAllocator.current().pages();
                  })
              .join();
      pool.submit(() -> {}).join();
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (pages.heldPages() > 0 && System.nanoTime() < deadline) {
        System.gc();
      }
      assertThat(pages.heldPages()).isZero();
    }
  }

  /// A worker that forgets its thread-local variables after each task.
  private static final class Forgetful extends ForkJoinWorkerThread {
    Forgetful(ForkJoinPool pool) {
      super(null, pool, false);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBlockThatAThreadCanStillUseIsNotFreedThoughTheThreadForgotItsAllocator(boolean promoted) {
    try (ForkJoinPool pool = new ForkJoinPool(1, Forgetful::new, null, false)) {
      AtomicReference<MemorySegment> block = new AtomicReference<>();
      AtomicReference<WeakReference<Object>> forgotten = new AtomicReference<>();
      CleanedPages pages =
          pool.submit(
                  () -> {
                    TempAllocator temp = TempAllocator.current();
                    Scope scope = temp.openScope();
                    MemorySegment granted = scope.allocate(8, 8).fill((byte) 7);
                    block.set(promoted ? scope.promote(granted, 8) : granted);
                    // A block outside of all scopes keeps the allocator: then something else is
                    // collected.
                    forgotten.set(new WeakReference<>(promoted ? new Object() : temp));
                    return temp.pages();
                  })
              .join();
      pool.submit(() -> {}).join();
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (forgotten.get().get() != null && System.nanoTime() < deadline) {
        System.gc();
      }
      assertThat(forgotten.get().get()).isNull();
      for (int i = 0; i < 5 && pages.heldPages() > 0; i++) {
        System.gc();
      }
      assertThat(pages.heldPages()).isEqualTo(1);
      assertThat(pool.submit(() -> block.get().get(JAVA_BYTE, 7)).join()).isEqualTo((byte) 7);
    }
  }

  @Test
  void observersAreToldOfItByItself() {
    EventLog log = new EventLog();
    List<Allocator> sources = new ArrayList<>();
    Observer noting =
        new Observer() {
          @Override
          public void grew(Allocator source, long address, long byteSize) {
            sources.add(source);
            log.grew(source, address, byteSize);
          }

          @Override
          public void allocated(Allocator source, long a, long b, long c, long d) {
            sources.add(source);
          }

          @Override
          public void opened(Allocator source, long address, long byteSize) {
            sources.add(source);
            log.opened(source, address, byteSize);
          }

          @Override
          public void scopeOpened(Allocator source, int depth) {
            sources.add(source);
            log.scopeOpened(source, depth);
          }

          @Override
          public void closed(Allocator source) {
            sources.add(source);
            log.closed(source);
          }
        };
    TempAllocator temp = TempAllocator.open(PageRules.of(64), false, noting);
    temp.openScope().allocate(8, 8);
    temp.close();
    assertThat(log.drain())
        .containsExactly("opened 0", "scope 1 opened", "grew 64", "closed, held 0");
    assertThat(sources).hasSize(5).containsOnly(temp);
  }
}
