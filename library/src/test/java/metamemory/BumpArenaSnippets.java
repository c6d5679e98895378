package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.MemorySegment;
import metamemory.Outcome.Full;
import metamemory.Outcome.Granted;
import org.junit.jupiter.api.Test;

/// The examples in the docs of [BumpArena].
class BumpArenaSnippets {

  @Test
  void ask() {
    // @start region="ask"
    try (BumpArena arena = BumpArena.open(128)) {
      MemorySegment order = arena.allocate(24, 8);
      MemorySegment price = arena.allocateFrom(JAVA_DOUBLE, 9.5);
      MemorySegment name = arena.allocateFrom("Löwenzahn");
      assertThat(arena.usage().usedBytes()).isEqualTo(24 + 8 + 11);

      String answer =
          switch (arena.tryAllocate(1_000, 8)) {
            case Granted(MemorySegment block) -> "got " + block.byteSize();
            case Full(long wanted, long free) -> "wanted " + wanted + ", " + free + " are left";
            case Outcome.Refusal refusal -> refusal.reason();
          };
      assertThat(answer).isEqualTo("wanted 1000, 80 are left");
      order.set(JAVA_LONG, 0, price.byteSize() + name.byteSize());
    }
    // @end
  }

  @Test
  void offsets() {
    // @start region="offsets"
    try (BumpArena arena = BumpArena.open(1 << 16)) {
      MemorySegment memory = arena.memory();
      int sum = 0;
      long offset;
      while ((offset = arena.tryOffset(JAVA_INT.byteSize(), JAVA_INT.byteAlignment())) >= 0) {
        memory.set(JAVA_INT, offset, 1);
        sum += memory.get(JAVA_INT, offset);
      }
      assertThat(sum).isEqualTo(1 << 14);
    }
    // @end
  }

  @Test
  void reset() {
    // @start region="reset"
    try (BumpArena arena = BumpArena.open(128)) {
      MemorySegment old = arena.allocate(8, 8);
      arena.reset();
      assertThatIllegalStateException()
          .isThrownBy(() -> old.get(JAVA_LONG, 0))
          .withMessage("Already closed");
      assertThat(arena.allocate(8, 8).address()).isEqualTo(old.address());
    }
    // @end
  }

  @Test
  void buffer() {
    // @start region="buffer"
    byte[] packet = new byte[64];
    try (BumpArena arena = BumpArena.over(MemorySegment.ofArray(packet))) {
      arena.allocateFrom("GET");
    }
    assertThat(packet).startsWith('G', 'E', 'T', 0);
    // @end
  }
}
