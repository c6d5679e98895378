package metamemory;

import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a [CheckedAllocator] knows: the live blocks, the released ones that are kept, and what each
/// byte is.
final class CheckedState {
  private static final int QUARANTINE_BLOCKS = 256;

  private final Allocator inner;
  private final Checks level;

  final CheckedBlocks live = new CheckedBlocks();

  /// Released blocks that are not granted again yet, at the level SHADOW and above.
  final CheckedBlocks quarantine = new CheckedBlocks();

  final @Nullable ShadowMap shadow;

  CheckedState(Allocator inner, Checks level) {
    this.inner = inner;
    this.level = level;
    this.shadow = level.includes(Checks.SHADOW) ? new ShadowMap() : null;
  }

  /// Ends a live block, and releases it below unless it is kept for a while.
  ///
  /// @return whether its memory, or that of the one that has been kept longest, can be granted
  ///   again
  boolean drop(CheckedBlock block) {
    live.remove(block);
    if (level.includes(Checks.FILL)) {
      Redzones.fill(block, block.start, block.byteSize, Checks.RELEASED);
    }
    mark(block, ShadowMap.State.RELEASED);
    if (block.fence != null) {
      block.fence.close();
    } else if (level.includes(Checks.SHADOW)) {
      block.isKept = true;
      quarantine.add(block);
      return quarantine.size() > QUARANTINE_BLOCKS && leaveQuarantine();
    }
    return inner.release(block.outer);
  }

  private boolean leaveQuarantine() {
    CheckedBlock oldest = Objects.requireNonNull(quarantine.oldest());
    quarantine.remove(oldest);
    Failures failures = new Failures();
    failures.collect(() -> Redzones.checkReleased(oldest));
    failures.collect(() -> Redzones.check(oldest));
    boolean reusable = inner.release(oldest.outer);
    failures.throwFirst();
    return reusable;
  }

  void mark(CheckedBlock block, ShadowMap.State state) {
    if (shadow != null) {
      shadow.set(
          block.surroundings.address(), block.surroundings.byteSize(), ShadowMap.State.REDZONE);
      shadow.set(block.address(), block.byteSize, state);
    }
  }

  void collectFaults(Failures failures) {
    live.stream().forEach(block -> failures.collect(() -> Redzones.check(block)));
    quarantine.stream().forEach(block -> failures.collect(() -> Redzones.checkReleased(block)));
  }

  /// Forgets blocks that a reset or a scope's end underneath has dropped: as many as there are too
  /// many, those granted last.
  void forgetDropped() {
    long dropped = live.size() + quarantine.size() - inner.usage().liveBlocks();
    if (dropped > 0) {
      Stream.concat(live.stream(), quarantine.stream())
          .sorted(Comparator.comparingLong((CheckedBlock block) -> block.number).reversed())
          .limit(dropped)
          .toList()
          .forEach(this::forget);
    }
  }

  void forgetAll() {
    Stream.concat(live.stream(), quarantine.stream()).toList().forEach(this::forget);
  }

  private void forget(CheckedBlock block) {
    (block.isKept ? quarantine : live).remove(block);
    mark(block, ShadowMap.State.RELEASED);
    if (block.fence != null) {
      block.fence.close();
    }
  }
}
