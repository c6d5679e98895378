package metamemory;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

/// The example in the docs of [CheckedAllocator].
class CheckedAllocatorSnippets {

  @Test
  void redzone() {
    // @start region="redzone"
    BumpArena arena = BumpArena.open(1024);
    try (CheckedAllocator checked = CheckedAllocator.over(arena, Checks.REDZONES)) {
      MemorySegment name = checked.allocate(5, 1);
      long offset = name.address() - arena.memory().address();
      for (int i = 0; i <= 5; i++) { // One too many, by offsets that know no bounds.
        arena.memory().set(ValueLayout.JAVA_BYTE, offset + i, (byte) 'x');
      }
      assertThatIllegalStateException()
          .isThrownBy(() -> checked.release(name))
          .withMessageContaining("byteSize=5, offset=5, found=78 5a");
    }
    // @end
  }
}
