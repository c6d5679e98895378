package metamemory;

import java.lang.foreign.MemorySegment;

/// Where the pages of a [PagedArena] come from and go back to.
sealed interface PageSource permits PageSource.Heap, PageSource.Backing, CleanedPages {
  /// What the address of every page is a multiple of.
  long ALIGNMENT = CLibrary.ALIGNMENT;

  /// Asks for a page, or why there is none.
  Outcome take(long byteSize);

  void giveBack(MemorySegment page);

  /// Told when the first scope opens, and when the last one has ended.
  default void noteScopes(boolean open) {}

  /// Whether a page stays until it is given back, so that blocks in it may end with a session of
  /// the arena.
  boolean keepsUntilGivenBack();

  /// The C library's heap: not zeroed, and refused with an error number.
  record Heap() implements PageSource {
    @Override
    public Outcome take(long byteSize) {
      long address = CLibrary.malloc(byteSize);
      return address < 0
          ? new Outcome.SystemRefused("malloc", (int) -address)
          : new Outcome.Granted(Regions.at(address, byteSize));
    }

    @Override
    public void giveBack(MemorySegment page) {
      CLibrary.free(page.address(), page.byteSize());
    }

    @Override
    public boolean keepsUntilGivenBack() {
      return true;
    }
  }

  /// Another allocator, which may be closed or reset under the arena: so blocks keep the lifetime
  /// that its blocks have.
  record Backing(Allocator allocator) implements PageSource {
    @Override
    public Outcome take(long byteSize) {
      Outcome outcome = allocator.tryAllocate(byteSize, ALIGNMENT);
      if (outcome instanceof Outcome.Granted(MemorySegment page) && !page.isNative()) {
        allocator.release(page);
        throw new IllegalArgumentException(
            "backing must grant native memory: backing=" + allocator.getClass().getSimpleName());
      }
      if (outcome instanceof Outcome.Granted(MemorySegment page)) {
        Regions.checkAddresses(page);
      }
      return outcome;
    }

    @Override
    public void giveBack(MemorySegment page) {
      // Whoever closed the backing allocator first has ended our page with it.
      if (page.scope().isAlive() && allocator.owns(page)) {
        allocator.release(page);
      }
    }

    @Override
    public boolean keepsUntilGivenBack() {
      return false;
    }
  }
}
