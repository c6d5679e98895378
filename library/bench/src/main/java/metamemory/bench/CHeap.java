package metamemory.bench;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// `malloc` and `free` as one would bind them by hand: with the call that tells the JVM, and with
/// the critical one that does not.
final class CHeap {
  private static final MethodHandle MALLOC = malloc();
  private static final MethodHandle FREE = free();
  private static final MethodHandle CRITICAL_MALLOC = malloc(Linker.Option.critical(false));
  private static final MethodHandle CRITICAL_FREE = free(Linker.Option.critical(false));

  private CHeap() {}

  static MemorySegment allocate(long byteSize) {
    try {
      return sized((MemorySegment) MALLOC.invokeExact(byteSize), byteSize);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  static void release(MemorySegment block) {
    try {
      FREE.invokeExact(block);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  static MemorySegment allocateCritically(long byteSize) {
    try {
      return sized((MemorySegment) CRITICAL_MALLOC.invokeExact(byteSize), byteSize);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  static void releaseCritically(MemorySegment block) {
    try {
      CRITICAL_FREE.invokeExact(block);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("restricted")
  private static MemorySegment sized(MemorySegment block, long byteSize) {
    return block.reinterpret(byteSize);
  }

  private static MethodHandle malloc(Linker.Option... options) {
    return handle("malloc", FunctionDescriptor.of(ADDRESS, JAVA_LONG), options);
  }

  private static MethodHandle free(Linker.Option... options) {
    return handle("free", FunctionDescriptor.ofVoid(ADDRESS), options);
  }

  @SuppressWarnings("restricted")
  private static MethodHandle handle(
      String name, FunctionDescriptor shape, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), shape, options);
  }
}
