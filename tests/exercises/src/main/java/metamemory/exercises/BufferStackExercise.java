package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import metamemory.Allocator;
import metamemory.BumpArena;
import metamemory.CountingAllocator;
import metamemory.grade.Answer;
import metamemory.grade.Budget;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `BufferStack`: buffers taken from an allocator once, and lent out again and again.
final class BufferStackExercise {
  private static final int MILLION = 1_000_000;

  interface BufferStack {
    @Nullable MemorySegment acquire();

    void release(MemorySegment buffer);
  }

  interface Server {
    long serve(BufferStack buffers, int messages);
  }

  private final CountingAllocator allocator = CountingAllocator.over(BumpArena.open(1 << 20, null));

  @AfterEach
  void close() {
    allocator.close();
  }

  @Test
  @Order(1)
  @DisplayName("takes all buffers at the start, each of its own")
  void takesAllBuffersAtTheStart() {
    BufferStack buffers = buffers(4, 512);
    assertThat(allocator.counts().allocations())
        .as("requests to the allocator for 4 buffers, when the stack is made")
        .isEqualTo(4);
    Set<Long> addresses = new HashSet<>();
    for (int i = 0; i < 4; i++) {
      MemorySegment buffer = lent(buffers, "acquire() number " + (i + 1) + " of 4");
      assertThat(buffer.byteSize()).as("the size of a buffer").isEqualTo(512);
      assertThat(addresses.add(buffer.address()))
          .as("buffer %d is none of the others", i + 1)
          .isTrue();
    }
  }

  @Test
  @Order(2)
  @DisplayName("returns null when none is free")
  void returnsNullWhenNoneIsFree() {
    BufferStack buffers = buffers(1, 64);
    MemorySegment only = lent(buffers, "acquire() from a full stack of one");
    assertThat(buffers.acquire()).as("acquire() while the only buffer is lent").isNull();
    buffers.release(only);
    assertThat(buffers.acquire()).as("acquire() after the release").isEqualTo(only);
  }

  @Test
  @Order(3)
  @DisplayName("the buffer released last is lent first")
  void lendsTheLastReleasedFirst() {
    BufferStack buffers = buffers(3, 64);
    MemorySegment a = lent(buffers, "acquire() number 1 of 3");
    MemorySegment b = lent(buffers, "acquire() number 2 of 3");
    buffers.release(a);
    buffers.release(b);
    assertThat(buffers.acquire()).as("acquire() after a, then b was released: b").isEqualTo(b);
    assertThat(buffers.acquire()).as("acquire() once more: a").isEqualTo(a);
  }

  @Test
  @Order(4)
  @Points(2)
  @DisplayName("a million messages take no heap bytes and no further request")
  void millionMessagesTakeNothing() {
    BufferStack buffers = buffers(4, 512);
    Server server = Answer.bind(Server.class);
    server.serve(buffers, 1_000);
    Budget.of(() -> server.serve(buffers, MILLION))
        .as("a million times acquire and release")
        .heapBytesAtMost(0);
    assertThat(allocator.counts().allocations())
        .as("requests to the allocator after a million messages, with 4 buffers")
        .isEqualTo(4);
  }

  @Test
  @Order(5)
  @Hidden
  @DisplayName("lends every buffer again, in any order of release")
  void lendsEveryBufferAgain() {
    BufferStack buffers = buffers(50, 16);
    MemorySegment[] lent = new MemorySegment[50];
    for (int round = 1; round < 50; round++) {
      for (int i = 0; i < 50; i++) {
        lent[i] = lent(buffers, "acquire() number " + (i + 1) + " of 50, round " + round);
      }
      assertThat(buffers.acquire()).as("acquire() number 51 of 50").isNull();
      for (int i = 0; i < 50; i++) {
        // Steps that share no factor with 50 visit each buffer once.
        buffers.release(lent[i * (round % 2 == 0 ? 7 : 3) % 50]);
      }
    }
  }

  private static MemorySegment lent(BufferStack buffers, String what) {
    MemorySegment buffer = buffers.acquire();
    assertThat(buffer).as(what).isNotNull();
    return Objects.requireNonNull(buffer);
  }

  private BufferStack buffers(int count, long byteSize) {
    return Answer.make(BufferStack.class, (Allocator) allocator, count, byteSize);
  }
}
