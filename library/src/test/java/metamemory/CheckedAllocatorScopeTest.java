package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A [CheckedAllocator] over memory that has scopes, or takes only its last block back.
class CheckedAllocatorScopeTest {

  @ParameterizedTest
  @EnumSource(Checks.class)
  void tellsWhetherAReleasedBlockCanBeGrantedAgain(Checks level) {
    try (CheckedAllocator checked = CheckedAllocator.over(BumpArena.open(4096), level)) {
      MemorySegment first = checked.allocate(8, 8);
      MemorySegment last = checked.allocate(8, 8);
      Checks had = checked.level();
      boolean keeps = had.includes(Checks.SHADOW) && !had.includes(Checks.FENCE);
      assertThat(checked.release(first)).isFalse();
      assertThat(checked.release(last)).isEqualTo(!keeps);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Checks.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void aBlockGrantedAfterAResetUnderneathIsNotTakenForADroppedOne(Checks level) {
    BumpArena arena = BumpArena.open(4096);
    try (CheckedAllocator checked = CheckedAllocator.over(arena, level)) {
      checked.allocate(8, 8);
      arena.reset();
      MemorySegment block = checked.allocate(8, 8);
      assertThat(checked.liveBlocks()).containsExactly(block);
      checked.release(block);
    }
  }

  @ParameterizedTest
  @EnumSource(Checks.class)
  void accusesNobodyOfBlocksThatAResetUnderneathDropped(Checks level) {
    List<Consumer<CheckedAllocator>> looks =
        List.of(CheckedAllocator::verify, CheckedAllocator::reset, CheckedAllocator::close);
    for (Consumer<CheckedAllocator> look : looks) {
      BumpArena arena = BumpArena.open(4096);
      try (CheckedAllocator checked = CheckedAllocator.over(arena, level)) {
        checked.allocate(8, 8);
        arena.reset();
        arena.allocate(4096, 1).fill((byte) 0);
        arena.reset();
        look.accept(checked);
        assertThat(checked.liveBlocks()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = Checks.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void forgetsTheBlocksOfAScopeThatEndedAndKeepsThoseBefore(Checks level) {
    TempAllocator temp = TempAllocator.open(PageRules.of(4096), false, null);
    try (CheckedAllocator checked = CheckedAllocator.over(temp, level)) {
      temp.openScope();
      MemorySegment kept = checked.allocate(8, 8);
      try (Scope inner = temp.openScope()) {
        assertThat(inner.depth()).isEqualTo(2);
        checked.allocate(8, 8);
        checked.allocate(8, 8);
      }
      checked.verify();
      assertThat(checked.liveBlocks()).containsExactly(kept);
      checked.release(kept);
    }
  }

  @Test
  void emptyBlocksOfOneAddressAreReleasedOneByOne() {
    try (CheckedAllocator checked = CheckedAllocator.over(BumpArena.open(64), Checks.SCOPES)) {
      MemorySegment first = checked.allocate(0, 1);
      MemorySegment second = checked.allocate(0, 1);
      assertThat(second.address()).isEqualTo(first.address());
      checked.release(first);
      assertThat(checked.liveBlocks()).hasSize(1);
      checked.release(second);
      assertThat(checked.liveBlocks()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(value = Checks.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void refusesToResizeInAnotherScopeThanTheOneThatGranted(Checks level) {
    TempAllocator temp = TempAllocator.open(PageRules.of(4096), false, null);
    try (CheckedAllocator checked = CheckedAllocator.over(temp, level)) {
      temp.openScope();
      MemorySegment block = checked.allocate(8, 8).fill((byte) 1);
      try (Scope inner = temp.openScope()) {
        assertThat(inner.depth()).isEqualTo(2);
        assertThatIllegalStateException()
            .isThrownBy(() -> checked.tryResize(block, 16, 8))
            .withMessageStartingWith(
                "block must be resized in the scope that granted it, or it would end too early:"
                    + " block=1")
            .withMessageEndingWith("granted at depth=1, depth=2");
      }
      assertThat(checked.liveBlocks()).containsExactly(block);
      MemorySegment grown = checked.resize(block, 16, 8);
      assertThat(grown.asSlice(0, 8).toArray(ValueLayout.JAVA_BYTE)).containsOnly(1);
    }
  }
}
