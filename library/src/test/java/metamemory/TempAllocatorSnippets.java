package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

/// The examples in the docs of [TempAllocator].
class TempAllocatorSnippets {

  @Test
  void thread() {
    // @start region="thread"
    TempAllocator temp = TempAllocator.current();
    try (Scope scope = temp.openScope()) {
      MemorySegment p2 = scope.allocate(110_241_024); // Gets a page of its own.
      try (Scope inner = temp.openScope()) {
        MemorySegment p3 = inner.allocate(100);
        assertThat(p3.byteSize()).isEqualTo(100);
      } // p3 ends here.
      p2.set(ValueLayout.JAVA_BYTE, 0, (byte) 1);
    } // p2 ends here, and its page is given back.
    assertThat(temp.usage().reservedBytes()).isEqualTo(TempAllocator.PAGE_BYTES);
    assertThatIllegalStateException()
        .isThrownBy(() -> temp.allocate(8))
        .withMessage(
            "TempAllocator grants only inside a scope: open one with openScope(): depth=0");
    // @end
    temp.close();
  }

  @Test
  void task() {
    // @start region="task"
    int length =
        TempAllocator.callInTask(() -> {
          try (Scope scope = TempAllocator.current().openScope()) {
            return scope.allocateFrom("Löwe").getString(0).length();
          }
        }); // Its page is given back here.
    assertThat(length).isEqualTo(4);
    // @end
  }
}
