package metamemory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What allocators ask of the memory under them.
final class Regions {
  /// The largest alignment that can be asked for.
  static final long ANY_ALIGNMENT = 1L << 62;

  /// Where the memory of an arena may end: below, addresses leave 16 bits of a `long` free, and the
  /// sum of one and an alignment does not reach them. No system gives programs more than that.
  static final long ADDRESS_BOUND = (1L << 48) - (1L << 30);

  private Regions() {}

  /// The same bytes, with the lifetime of a session: closing it makes the JVM refuse each access
  /// through the view.
  ///
  /// Closing the session of `memory` does not end the view, so whoever frees the memory must close
  /// the session first.
  @SuppressWarnings("restricted")
  static MemorySegment view(MemorySegment memory, Arena session) {
    return memory.reinterpret(session, null);
  }

  /// Bytes at an address, for as long as whoever gave the address keeps them.
  @SuppressWarnings("restricted")
  static MemorySegment at(long address, long byteSize) {
    return MemorySegment.ofAddress(address).reinterpret(byteSize);
  }

  /// As [#at(long, long)], with the lifetime of a session.
  @SuppressWarnings("restricted")
  static MemorySegment at(long address, long byteSize, Arena session) {
    return MemorySegment.ofAddress(address).reinterpret(byteSize, session, null);
  }

  /// Keeps an object reachable as long as a segment of a session is.
  @SuppressWarnings("restricted")
  static void keepReachable(Arena session, Object kept) {
    MemorySegment.NULL.reinterpret(session, _ -> Objects.requireNonNull(kept));
  }

  /// As [#view(MemorySegment, Arena)], or the memory itself where there is no session.
  static MemorySegment viewIn(@Nullable Arena session, MemorySegment memory) {
    return session == null ? memory : view(memory, session);
  }

  /// Refuses memory that ends above [#ADDRESS_BOUND], which only a careless `reinterpret` makes.
  static void checkAddresses(MemorySegment memory) {
    long start = memory.address();
    if (start < 0 || start > ADDRESS_BOUND || memory.byteSize() > ADDRESS_BOUND - start) {
      throw new IllegalArgumentException(
          "memory must end at an address of at most "
              + ADDRESS_BOUND
              + ": address="
              + start
              + ", byteSize="
              + memory.byteSize());
    }
  }

  /// Refuses memory of a caller that this thread could not write to, or that no system gives.
  static void checkUsable(MemorySegment buffer) {
    if (!buffer.scope().isAlive()) {
      throw new IllegalStateException("buffer must be alive: its arena is closed");
    }
    if (buffer.isReadOnly()) {
      throw new IllegalArgumentException("buffer must be writable: readOnly=true");
    }
    if (!buffer.isAccessibleBy(Thread.currentThread())) {
      throw new IllegalArgumentException(
          "buffer must be accessible by this thread: caller=" + Thread.currentThread().getName());
    }
    checkAddresses(buffer);
  }

  /// Whether all bytes of `inner` are bytes of `outer`, alive or not.
  static boolean contains(MemorySegment outer, MemorySegment inner) {
    if (outer.isNative() != inner.isNative()) {
      return false;
    }
    long offset = inner.address() - outer.address();
    boolean inRange = offset >= 0 && inner.byteSize() <= outer.byteSize() - offset;
    return inRange && (outer.isNative() || sameArray(outer, inner));
  }

  /// The largest alignment that a heap array promises for its elements' addresses; native memory
  /// promises any.
  static long maxAlignment(MemorySegment memory) {
    return memory.isNative() ? ANY_ALIGNMENT : arrayAlignment(memory.heapBase().orElseThrow());
  }

  /// Refuses an alignment above [#maxAlignment(MemorySegment)].
  static void checkPromised(long byteAlignment, long maxAlignment) {
    if (byteAlignment > maxAlignment) {
      throw new IllegalArgumentException(
          "byteAlignment must be at most what the heap array promises: byteAlignment="
              + byteAlignment
              + ", promised="
              + maxAlignment);
    }
  }

  private static boolean sameArray(MemorySegment outer, MemorySegment inner) {
    // A read-only segment hides its array, but still tells an overlap; an empty one tells the
    // array, but never overlaps.
    return outer.asOverlappingSlice(inner).isPresent() || inner.heapBase().equals(outer.heapBase());
  }

  private static long arrayAlignment(Object array) {
    return switch (array) {
      case long[] _, double[] _ -> Long.BYTES;
      case int[] _, float[] _ -> Integer.BYTES;
      case short[] _, char[] _ -> Short.BYTES;
      default -> Byte.BYTES;
    };
  }
}
