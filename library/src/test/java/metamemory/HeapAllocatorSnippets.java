package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/// The examples in the docs of [HeapAllocator].
class HeapAllocatorSnippets {

  @Test
  void leak() {
    // @start region="leak"
    HeapAllocator heap = HeapAllocator.open();
    MemorySegment numbers = heap.allocateFrom(JAVA_INT, 1, 2, 3);
    MemorySegment text = heap.allocateFrom("forgotten");

    heap.release(numbers);
    assertThatIllegalStateException()
        .isThrownBy(() -> numbers.get(JAVA_INT, 0))
        .withMessage("Already closed");

    heap.close();
    assertThat(heap.leakedBlocks()).isEqualTo(1);
    assertThat(heap.leakedBytes()).isEqualTo(text.byteSize());
    // @end
  }
}
