package metamemory;

import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The temporary memory of a thread, or of one task: at hand everywhere without being passed on,
/// and dropped scope by scope.
///
/// **Limits.** It grants only inside a scope ([#openScope()]), up to 32 of them deep, in pages of
/// 256 KiB; a larger block gets a page of its own. What the C library refuses is refused, and
/// changes nothing. Blocks are not zeroed. What must outlive its scope does not belong here, except
/// the one block that [Scope#promote(MemorySegment, long)] carries out. It belongs to its thread.
///
/// **Lifetime.** A block lives until its scope ends; using it afterwards throws. At the end of a
/// scope large pages are given back, and others but one. That one is given back by [#close()], at
/// the end of the task, or by the collector some time after the thread has ended.
///
/// **Costs.** [#current()] takes about 2 ns: look it up once, then open. A scope and its blocks
/// cost what they cost in a [PagedArena]. A thread that never uses it pays nothing, and one that
/// does holds 256 KiB: for many short virtual threads that is much, so let each run its work with
/// [#runInTask(Runnable)].
///
/// {@snippet file="metamemory/TempAllocatorSnippets.java" region="thread"}
public final class TempAllocator implements Allocator {
  /*
   * Idea: CEX's tmem$, a page arena in a thread-local variable that refuses to grant outside of a scope. A thread of Java
   * says nothing when it ends, so the pages are also known to a cleaner, which frees them once the arena is unreachable. No
   * block can be in use then: the arena is held by its thread as long as that lives, and another thread is refused.
   *
   * A task's allocator is a scoped value. Forked tasks inherit those, but an arena belongs to one thread: so a binding that is
   * another thread's is passed over, and the fork gets the temporary memory of its own thread.
   */

  /// The size of a page, in bytes.
  public static final long PAGE_BYTES = 256 << 10;

  private static final PageRules RULES = PageRules.of(PAGE_BYTES).retaining(PAGE_BYTES);

  private static final ScopedValue<TempAllocator> OF_TASK = ScopedValue.newInstance();
  private static final ThreadLocal<TempAllocator> OF_THREAD =
      ThreadLocal.withInitial(() -> open(RULES, true, Observers.getDefault()));

  private final Confinement confinement = new Confinement();
  private final CleanedPages pages;
  private final PagedArena arena;
  private final boolean ofThread;

  private TempAllocator(CleanedPages pages, PagedArena arena, boolean ofThread) {
    this.pages = pages;
    this.arena = arena;
    this.ofThread = ofThread;
  }

  static TempAllocator open(PageRules rules, boolean ofThread, @Nullable Observer observer) {
    CleanedPages pages = new CleanedPages();
    PagedArena arena = PagedArena.collected(pages, rules, observer);
    TempAllocator allocator = new TempAllocator(pages, arena, ofThread);
    arena.reportAs(allocator);
    arena.tellOpened(0, 0);
    return allocator;
  }

  /// The temporary memory of the task that this thread is running, or of the thread itself. It is
  /// observed by what [Observers#getDefault()] was when it was first asked for.
  ///
  /// @return the same for each call in a task, and for each call outside of any, until it is closed
  public static TempAllocator current() {
    TempAllocator ofTask = OF_TASK.isBound() ? OF_TASK.get() : null;
    return ofTask != null && ofTask.confinement.isOfThisThread() ? ofTask : OF_THREAD.get();
  }

  /// Runs code with temporary memory of its own, which is given back when the code ends, in
  /// whatever way. Tasks may run inside each other.
  ///
  /// {@snippet file="metamemory/TempAllocatorSnippets.java" region="task"}
  ///
  /// @param code runs on this thread
  public static void runInTask(Runnable code) {
    try (TempAllocator own = open(RULES, false, Observers.getDefault())) {
      runBound(own, code);
    }
  }

  static void runBound(TempAllocator ofTask, Runnable code) {
    ScopedValue.where(OF_TASK, ofTask).run(code);
  }

  /// As [#runInTask(Runnable)], with a result.
  ///
  /// @param <R> the type of the result
  /// @param <X> what the code may throw
  /// @param code runs on this thread; must not return a block of its temporary memory
  /// @return what the code returned
  /// @throws X what the code threw
  public static <R, X extends Throwable> R callInTask(ScopedValue.CallableOp<? extends R, X> code)
      throws X {
    try (TempAllocator own = open(RULES, false, Observers.getDefault())) {
      return ScopedValue.where(OF_TASK, own).call(code);
    }
  }

  /// Opens a scope, inside those that are open already. The first one takes no page before its
  /// first block.
  ///
  /// @return the scope, to be closed before those around it
  /// @throws IllegalStateException if this allocator is closed, or 32 scopes are open
  /// @throws WrongThreadException if called from a thread that does not own this allocator
  public Scope openScope() {
    confinement.checkOpen(this);
    return arena.openScope();
  }

  /// Runs code in a scope, as [PagedArena#runInScope(Consumer)] does: quicker than [#openScope()],
  /// and without garbage where the JIT compiler sees all of it. Meanwhile only the scope grants,
  /// not this allocator.
  ///
  /// @param code is given the scope; scopes that it leaves open inside that one end with it
  /// @throws IllegalStateException as from [#openScope()]
  /// @throws WrongThreadException if called from a thread that does not own this allocator
  public void runInScope(Consumer<? super Scope> code) {
    confinement.checkOpen(this);
    arena.runInScope(code);
  }

  /// As [#runInScope(Consumer)], with a result.
  ///
  /// @param <R> the type of the result
  /// @param code is given the scope; must not return one of its blocks, unless it was promoted
  /// @return what the code returned
  /// @throws IllegalStateException as from [#openScope()]
  /// @throws WrongThreadException if called from a thread that does not own this allocator
  public <R extends @Nullable Object> R callInScope(Function<? super Scope, ? extends R> code) {
    confinement.checkOpen(this);
    return arena.callInScope(code);
  }

  /// {@inheritDoc}
  ///
  /// The block ends with the innermost scope.
  ///
  /// @throws IllegalStateException if no scope is open, or this allocator is closed
  @Override
  public Outcome tryAllocate(long byteSize, long byteAlignment) {
    checkInScope();
    return arena.tryAllocateInside(byteSize, byteAlignment);
  }

  /// {@inheritDoc}
  ///
  /// The block ends with the innermost scope.
  ///
  /// @throws IllegalStateException if no scope is open, or this allocator is closed
  @Override
  public @Nullable MemorySegment allocateOrNull(long byteSize, long byteAlignment) {
    checkInScope();
    return arena.allocateInsideOrNull(byteSize, byteAlignment);
  }

  /// {@inheritDoc}
  ///
  /// The block ends with the innermost scope.
  ///
  /// @throws IllegalStateException if no scope is open, or this allocator is closed
  @Override
  public MemorySegment allocate(long byteSize, long byteAlignment) {
    checkInScope();
    return arena.allocateInside(byteSize, byteAlignment);
  }

  /// {@inheritDoc}
  ///
  /// @throws IllegalStateException if no scope is open, the block was granted outside of the
  ///   innermost one or is no longer live, or this allocator is closed
  @Override
  public Outcome tryResize(MemorySegment block, long newByteSize, long byteAlignment) {
    checkInScope();
    return arena.resizeBlock(block, newByteSize, byteAlignment, arena.sessionAt(arena.depth()));
  }

  /// {@inheritDoc}
  ///
  /// @throws IllegalStateException if no scope is open, the block was granted outside of the
  ///   innermost one or is no longer live, or this allocator is closed
  @Override
  public boolean release(MemorySegment block) {
    checkInScope();
    return arena.releaseBlock(block, arena.sessionAt(arena.depth()));
  }

  /// {@inheritDoc}
  ///
  /// @throws WrongThreadException if called from a thread that does not own this allocator
  @Override
  public boolean owns(MemorySegment segment) {
    confinement.checkThread(this);
    return arena.owns(segment);
  }

  /// {@inheritDoc}
  ///
  /// Of all scopes together. Also works once this allocator is closed.
  ///
  /// @throws WrongThreadException if called from a thread that does not own this allocator
  @Override
  public Usage usage() {
    confinement.checkThread(this);
    return arena.usage();
  }

  /// Ends every scope and gives all pages back. A thread's allocator is replaced by a new one when
  /// the thread next asks for it; a task's is closed at the end of the task anyway. Closing twice
  /// does nothing.
  ///
  /// @throws IllegalStateException if native code is using a block right now
  /// @throws WrongThreadException if called from a thread that does not own this allocator
  @Override
  public void close() {
    confinement.checkThread(this);
    if (confinement.isOpen()) {
      arena.close();
      confinement.end(this);
      if (ofThread) {
        OF_THREAD.remove();
      }
    }
  }

  /// For people: the name with what is in use. May be called from any thread, and is then only
  /// roughly right.
  @Override
  public String toString() {
    return arena.toString().replaceFirst("^PagedArena", "TempAllocator");
  }

  /// What the cleaner knows of this.
  CleanedPages pages() {
    return pages;
  }

  private void checkInScope() {
    confinement.checkOpen(this);
    if (arena.depth() == 0) {
      throw new IllegalStateException(
          "TempAllocator grants only inside a scope: open one with openScope(): depth=0");
    }
    arena.checkScopesAreKnown();
  }
}
