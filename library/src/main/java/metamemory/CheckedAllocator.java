package metamemory;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks for misuse of another allocator's memory, as thoroughly as its level of [Checks] says: for
/// tests, and for the hour in which something writes where it must not.
///
/// **Limits.** It knows the blocks that were granted through it, and no others. Faults in memory
/// are found when it looks: when a block is released, at [#reset()], [#close()] and [#verify()]. A
/// reset of the allocator underneath behind its back is noticed at the next call, too late to look
/// at what was dropped. A refusal tells the size with redzones. At the level [Checks#FENCE], blocks
/// lie in mappings of their own, on Linux up to about 30,000 of them; the allocator underneath
/// still grants a twin of each, so that it refuses as it would. It belongs to the thread that made
/// it.
///
/// **Costs.** The table at [Checks]. The level is a final field of one class: code that runs with
/// and without checks calls the same methods. Where none are wanted, do not wrap.
///
/// {@snippet file="metamemory/CheckedAllocatorSnippets.java" region="redzone"}
public final class CheckedAllocator implements Allocator {
  private final Confinement confinement = new Confinement();
  private final Allocator inner;
  private final Checks level;
  private final CheckedState state;

  private long granted;
  private long allocations;

  private CheckedAllocator(Allocator inner, Checks level) {
    this.inner = inner;
    this.level = level;
    this.state = new CheckedState(inner, level);
  }

  /// Checks the use of an allocator. Closing the result closes that allocator.
  ///
  /// @param inner where the memory comes from
  /// @param level how much to look for
  /// @return the checking allocator
  public static CheckedAllocator over(Allocator inner, Checks level) {
    Objects.requireNonNull(inner, "inner");
    boolean fenceless = level == Checks.FENCE && !Fence.isSupported();
    return new CheckedAllocator(inner, fenceless ? Checks.SHADOW : level);
  }

  /// How much is looked for.
  ///
  /// @return the level that was asked for, or [Checks#SHADOW] in place of [Checks#FENCE] where that
  ///   is not supported
  public Checks level() {
    return level;
  }

  /// {@inheritDoc}
  ///
  /// From the level [Checks#FILL] on the block is full of [Checks#UNWRITTEN].
  @Override
  public Outcome tryAllocate(long byteSize, long byteAlignment) {
    if (level == Checks.NONE) {
      return inner.tryAllocate(byteSize, byteAlignment);
    }
    confinement.checkOpen(this);
    Arguments.checkRequest(byteSize, byteAlignment);
    state.forgetDropped();
    Outcome outcome = tryBlock(byteSize, byteAlignment);
    allocations += outcome.isGranted() ? 1 : 0;
    return outcome;
  }

  /// {@inheritDoc}
  ///
  /// From the level [Checks#REDZONES] on, the block always moves.
  ///
  /// @throws IllegalStateException if the block is no longer live, or was granted in another scope,
  ///   or was overrun
  @Override
  public Outcome tryResize(MemorySegment block, long newByteSize, long byteAlignment) {
    if (level == Checks.NONE) {
      return inner.tryResize(block, newByteSize, byteAlignment);
    }
    confinement.checkOpen(this);
    Arguments.checkRequest(newByteSize, byteAlignment);
    CheckedBlock old = known(block);
    int depth = inner.usage().depth();
    if (depth != old.depth) {
      throw new IllegalStateException(
          "block must be resized in the scope that granted it, or it would end too early: "
              + old.describe()
              + ", granted at depth="
              + old.depth
              + ", depth="
              + depth);
    }
    return level.includes(Checks.REDZONES)
        ? tryMove(old, newByteSize, byteAlignment)
        : tryResizeInPlace(old, newByteSize, byteAlignment);
  }

  /// {@inheritDoc}
  ///
  /// From the level [Checks#SHADOW] on, the block underneath is released only after 256 others
  /// were.
  ///
  /// @throws IllegalStateException if the block is no longer live, or something around it was
  ///   written: then it stays live
  @Override
  public boolean release(MemorySegment block) {
    if (level == Checks.NONE) {
      return inner.release(block);
    }
    confinement.checkOpen(this);
    CheckedBlock released = known(block);
    Redzones.check(released);
    return state.drop(released);
  }

  /// Looks at the surroundings of every live block, and at the bytes of released ones that are
  /// kept.
  ///
  /// @throws IllegalStateException if something was written that must not be; with several faults,
  ///   the others are suppressed exceptions. A fault is told once
  /// @throws WrongThreadException if called from a thread that does not own this allocator
  public void verify() {
    confinement.checkOpen(this);
    state.forgetDropped();
    Failures failures = new Failures();
    state.collectFaults(failures);
    failures.throwFirst();
  }

  /// Looks at everything as [#verify()] does, then resets the allocator underneath, faults or not.
  ///
  /// @throws UnsupportedOperationException if the allocator underneath has no reset that is known
  ///   here
  /// @throws IllegalStateException if something was written that must not be
  /// @throws WrongThreadException if called from a thread that does not own this allocator
  public void reset() {
    confinement.checkOpen(this);
    Runnable resetInner = resetOf(inner);
    state.forgetDropped();
    Failures failures = new Failures();
    state.collectFaults(failures);
    state.forgetAll();
    failures.collect(resetInner);
    failures.throwFirst();
  }

  /// Whether a range of bytes lies within one live block, as far as was looked after: for code that
  /// computes offsets. At the levels below [Checks#SHADOW] nothing is known, and this answers as
  /// the allocator underneath does.
  ///
  /// @param memory any memory
  /// @param offset bytes from its start
  /// @param byteSize how many bytes, at least 1
  /// @throws IllegalStateException if one of the bytes is not live, and says what it is
  /// @throws IndexOutOfBoundsException if the range is not one of that memory
  /// @throws WrongThreadException if called from a thread that does not own this allocator
  public void checkAccess(MemorySegment memory, long offset, long byteSize) {
    confinement.checkOpen(this);
    Objects.checkFromIndexSize(offset, byteSize, memory.byteSize());
    long address = memory.address() + offset;
    ShadowMap shadow = state.shadow;
    for (long at = address; shadow != null && at < address + byteSize; at++) {
      ShadowMap.State what = shadow.get(at);
      if (what != ShadowMap.State.LIVE) {
        throw new IllegalStateException(
            "bytes must be of a live block: address="
                + at
                + ", offset="
                + (at - memory.address())
                + ", what="
                + what);
      }
    }
  }

  /// The live blocks, the oldest first: what would leak if the program ended now.
  ///
  /// @return a new list; empty at the level [Checks#NONE]
  /// @throws WrongThreadException if called from a thread that does not own this allocator
  public List<MemorySegment> liveBlocks() {
    confinement.checkThread(this);
    return state.live.stream().map(CheckedBlock::user).toList();
  }

  /// What this is over: for drawing, and for those who need a method that only that one has.
  ///
  /// @return the allocator that this passes requests on to
  public Allocator inner() {
    return inner;
  }

  /// A live block with the redzones before and behind it: for drawing, and not to be written. The
  /// block begins where its own address lies.
  ///
  /// @param block a live block of this allocator
  /// @return a read-only view; the block alone where there are no redzones
  /// @throws IllegalArgumentException if the block is not live here
  /// @throws WrongThreadException if called from a thread that does not own this allocator
  public MemorySegment surroundings(MemorySegment block) {
    confinement.checkOpen(this);
    return level == Checks.NONE ? block.asReadOnly() : known(block).surroundings.asReadOnly();
  }

  /// The released blocks that are kept from being granted again, the oldest first: for drawing, and
  /// not to be written.
  ///
  /// @return read-only views of what was granted; empty below the level [Checks#SHADOW]
  /// @throws WrongThreadException if called from a thread that does not own this allocator
  public List<MemorySegment> keptBlocks() {
    confinement.checkOpen(this);
    return state.quarantine.stream().map(block -> block.user().asReadOnly()).toList();
  }

  @Override
  public boolean owns(MemorySegment segment) {
    if (!level.includes(Checks.FENCE)) {
      return inner.owns(segment);
    }
    confinement.checkThread(this);
    return state.live.stream().anyMatch(block -> Regions.contains(block.surroundings, segment));
  }

  /// {@inheritDoc}
  ///
  /// What redzones and kept blocks take counts as padding.
  @Override
  public Usage usage() {
    Usage under = inner.usage();
    if (level == Checks.NONE) {
      return under;
    }
    state.forgetDropped();
    return new Usage(
        allocations,
        state.live.size(),
        state.live.requestedBytes(),
        under.usedBytes() - state.live.requestedBytes(),
        under.reservedBytes(),
        under.committedBytes(),
        under.peakBytes(),
        under.pages(),
        under.depth());
  }

  /// Looks at everything as [#verify()] does, then closes the allocator underneath, faults or not.
  /// Closing twice does nothing.
  ///
  /// @throws IllegalStateException if something was written that must not be
  /// @throws WrongThreadException if called from a thread that does not own this allocator
  @Override
  public void close() {
    confinement.checkThread(this);
    if (!confinement.isOpen()) {
      return;
    }
    state.forgetDropped();
    confinement.end(this);
    Failures failures = new Failures();
    state.collectFaults(failures);
    state.forgetAll();
    failures.collect(inner::close);
    failures.throwFirst();
  }

  /// For people: the level and what it is on.
  @Override
  public String toString() {
    return "CheckedAllocator["
        + level
        + ", "
        + state.live.size()
        + " blocks live over "
        + inner
        + "]";
  }

  private Outcome tryBlock(long byteSize, long byteAlignment) {
    boolean fenced = level.includes(Checks.FENCE);
    boolean zoned = level.includes(Checks.REDZONES) && !fenced;
    long front = zoned ? Math.max(Redzones.BYTES, byteAlignment) : 0;
    long back = zoned ? Redzones.BYTES : 0;
    long total =
        byteSize > Long.MAX_VALUE - front - back ? Long.MAX_VALUE : front + byteSize + back;
    return switch (inner.tryAllocate(total, byteAlignment)) {
      case Outcome.Refusal refusal -> refusal;
      case Outcome.Granted(MemorySegment outer) ->
          fenced
              ? tryFenced(outer, byteSize, byteAlignment)
              : granted(outer, outer, front, byteSize, null);
    };
  }

  private Outcome tryFenced(MemorySegment twin, long byteSize, long byteAlignment) {
    return switch (Fence.tryMap(byteSize, byteAlignment)) {
      case Attempt.Refused<Fence>(Outcome.Refusal refusal) -> {
        inner.release(twin);
        yield refusal;
      }
      case Attempt.Made<Fence>(Fence fence) ->
          granted(twin, fence.memory(), fence.start(byteSize, byteAlignment), byteSize, fence);
    };
  }

  private Outcome granted(
      MemorySegment outer,
      MemorySegment surroundings,
      long start,
      long byteSize,
      @Nullable Fence fence) {
    CheckedBlock block =
        new CheckedBlock(
            ++granted, outer, surroundings, start, byteSize, inner.usage().depth(), fence);
    state.live.add(block);
    if (level.includes(Checks.FILL)) {
      Redzones.fill(block, start, byteSize, Checks.UNWRITTEN);
    }
    Redzones.paint(block);
    state.mark(block, ShadowMap.State.LIVE);
    return new Outcome.Granted(block.user());
  }

  private Outcome tryResizeInPlace(CheckedBlock old, long newByteSize, long byteAlignment) {
    Outcome outcome = inner.tryResize(old.outer, newByteSize, byteAlignment);
    if (outcome instanceof Outcome.Granted(MemorySegment outer)) {
      state.live.remove(old);
      state.live.add(new CheckedBlock(old.number, outer, outer, 0, newByteSize, old.depth, null));
      if (level.includes(Checks.FILL) && newByteSize > old.byteSize) {
        outer.asSlice(old.byteSize).fill(Checks.UNWRITTEN);
      }
    }
    return outcome;
  }

  private Outcome tryMove(CheckedBlock old, long newByteSize, long byteAlignment) {
    Redzones.check(old);
    Outcome outcome = tryBlock(newByteSize, byteAlignment);
    if (outcome instanceof Outcome.Granted(MemorySegment block)) {
      MemorySegment.copy(old.user(), 0, block, 0, Math.min(old.byteSize, newByteSize));
      state.drop(old);
    }
    return outcome;
  }

  /// The live block that a segment is, or the exception that says why it is none.
  private CheckedBlock known(MemorySegment block) {
    state.forgetDropped();
    CheckedBlock found = state.live.find(block.address(), block.byteSize());
    if (found != null && found.user().scope().equals(block.scope())) {
      return found;
    }
    throw whyUnknown(block);
  }

  private RuntimeException whyUnknown(MemorySegment block) {
    if (!block.scope().isAlive()) {
      return Misuse.dropped(this, block);
    }
    Optional<CheckedBlock> around =
        state.live.stream().filter(known -> Regions.contains(known.user(), block)).findAny();
    if (around.isPresent()) {
      return new IllegalArgumentException(
          "block must be whole, as it was granted: byteSize="
              + block.byteSize()
              + ", granted "
              + around.get().describe());
    }
    return inner.owns(block) ? Misuse.released(this, block) : Misuse.foreign(this, block);
  }

  private static Runnable resetOf(Allocator inner) {
    return switch (inner) {
      case BumpArena arena -> arena::reset;
      case BlockPool pool -> pool::reset;
      default ->
          throw new UnsupportedOperationException(
              "reset the allocator underneath itself, after verify(): inner=" + inner);
    };
  }
}
