package metamemory.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// The work of [StructBench], done by other libraries, by plain objects and by the C library.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(StructBench.BLOCKS)
public class StructPeers {
  private static final int BLOCKS = StructBench.BLOCKS;
  private static final int BYTES = (int) StructBench.BYTES;

  /// The struct as an object.
  record Struct(long a, long b, long c) {}

  /// LWJGL's stack, without its lookup by thread.
  @State(Scope.Thread)
  public static class Stack {
    final MemoryStack stack = MemoryStack.create(2 * BLOCKS * BYTES);
  }

  /// Addresses to be freed.
  @State(Scope.Thread)
  public static class Addresses {
    final long[] live = new long[BLOCKS];
  }

  /// Segments to be freed.
  @State(Scope.Thread)
  public static class Segments {
    final MemorySegment[] live = new MemorySegment[BLOCKS];
  }

  /// Netty's pool.
  @State(Scope.Thread)
  public static class Netty {
    final PooledByteBufAllocator pool = new PooledByteBufAllocator(true);
    final ByteBuf[] live = new ByteBuf[BLOCKS];
  }

  /// Agrona has views but no allocator: the position is kept by hand.
  @State(Scope.Thread)
  public static class Agrona {
    final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(BLOCKS * BYTES));
  }

  /// As many objects as the others have blocks.
  @State(Scope.Thread)
  public static class Objects {
    final @Nullable Struct[] live = new Struct[BLOCKS];
  }

  /// LWJGL's stack.
  @Benchmark
  public void lwjglStack(Stack state) {
    MemoryStack stack = state.stack.push();
    for (int i = 0; i < BLOCKS; i++) {
      write(stack.nmalloc(8, BYTES), i);
    }
    stack.pop();
  }

  /// LWJGL's heap.
  @Benchmark
  public void lwjglNmem(Addresses state) {
    for (int i = 0; i < BLOCKS; i++) {
      long block = MemoryUtil.nmemAlloc(BYTES);
      write(block, i);
      state.live[i] = block;
    }
    for (long block : state.live) {
      MemoryUtil.nmemFree(block);
    }
  }

  /// Netty's pooled direct buffers.
  @Benchmark
  public void nettyPooled(Netty state) {
    for (int i = 0; i < BLOCKS; i++) {
      ByteBuf block = state.pool.directBuffer(BYTES);
      block.setLongLE(0, i).setLongLE(8, i + 1L).setLongLE(16, i + 2L);
      state.live[i] = block;
    }
    for (ByteBuf block : state.live) {
      block.release();
    }
  }

  /// Agrona's checked view with a position kept by hand.
  @Benchmark
  public void agronaByHand(Agrona state) {
    int position = 0;
    for (int i = 0; i < BLOCKS; i++) {
      int block = (position + 7) & -8;
      position = block + BYTES;
      state.buffer.putLong(block, i);
      state.buffer.putLong(block + 8, i + 1L);
      state.buffer.putLong(block + 16, i + 2L);
    }
  }

  /// Plain objects, kept until the next batch.
  @Benchmark
  public void objects(Objects state) {
    for (int i = 0; i < BLOCKS; i++) {
      state.live[i] = new Struct(i, i + 1L, i + 2L);
    }
  }

  /// `malloc` and `free` by a plain call.
  @Benchmark
  public void malloc(Segments state) {
    for (int i = 0; i < BLOCKS; i++) {
      MemorySegment block = CHeap.allocate(BYTES);
      StructBench.write(block, i);
      state.live[i] = block;
    }
    for (MemorySegment block : state.live) {
      CHeap.release(block);
    }
  }

  /// `malloc` and `free` by a critical call.
  @Benchmark
  public void mallocCritical(Segments state) {
    for (int i = 0; i < BLOCKS; i++) {
      MemorySegment block = CHeap.allocateCritically(BYTES);
      StructBench.write(block, i);
      state.live[i] = block;
    }
    for (MemorySegment block : state.live) {
      CHeap.releaseCritically(block);
    }
  }

  private static void write(long address, int value) {
    MemoryUtil.memPutLong(address, value);
    MemoryUtil.memPutLong(address + 8, value + 1L);
    MemoryUtil.memPutLong(address + 16, value + 2L);
  }
}
