package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// The functions of the C library that allocate. Addresses are numbers here: who makes segments of
/// them also decides when they end.
final class CLibrary {
  /*
   * A call in critical mode costs 6.9 ns instead of 17, but holds back the collector while it runs (measured before). So only
   * sizes that the C library serves from its own lists are asked for that way. Such a call cannot report errno either: when
   * it is refused it is made once more the slow way, which is then asked for the reason.
   */

  /// What `malloc` promises on all 64-bit systems that Java runs on.
  static final long ALIGNMENT = 16;

  private static final long MOST_CRITICAL_BYTES = 64 << 10;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option CRITICAL = Linker.Option.critical(false);
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO_OF =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final FunctionDescriptor OF_ONE = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG);
  private static final FunctionDescriptor OF_TWO =
      FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG);
  private static final FunctionDescriptor NOTHING_OF_ONE = FunctionDescriptor.ofVoid(JAVA_LONG);

  // Linking one takes some milliseconds: only what a program calls is linked.

  private static final class Quick {
    static final MethodHandle MALLOC = link("malloc", OF_ONE, CRITICAL);
    static final MethodHandle FREE = link("free", NOTHING_OF_ONE, CRITICAL);
  }

  private static final class QuickZeroed {
    static final MethodHandle CALLOC = link("calloc", OF_TWO, CRITICAL);
  }

  private static final class Telling {
    static final MethodHandle MALLOC = link("malloc", OF_ONE, ERRNO);
    static final MethodHandle CALLOC = link("calloc", OF_TWO, ERRNO);
  }

  private static final class Resizing {
    static final MethodHandle REALLOC = link("realloc", OF_TWO);
  }

  private static final class Large {
    static final MethodHandle FREE = link("free", NOTHING_OF_ONE);
  }

  private CLibrary() {}

  /// Links a function of the C library.
  @SuppressWarnings("restricted")
  private static MethodHandle link(String name, FunctionDescriptor type, Linker.Option... options) {
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), type, options);
  }

  /// Asks for bytes.
  ///
  /// @return their address, or, below 0, minus the error number
  static long malloc(long byteSize) {
    try {
      long address =
          byteSize <= MOST_CRITICAL_BYTES ? (long) Quick.MALLOC.invokeExact(byteSize) : 0;
      return address != 0 ? address : mallocOrErrno(byteSize);
    } catch (Throwable impossible) {
      throw unexpected(impossible);
    }
  }

  private static long mallocOrErrno(long byteSize) throws Throwable {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      long address = (long) Telling.MALLOC.invokeExact(state, byteSize);
      return address != 0 ? address : -errno(state);
    }
  }

  /// Asks for bytes that are all 0.
  ///
  /// @return their address, or, below 0, minus the error number
  static long calloc(long byteSize) {
    try {
      long address =
          byteSize <= MOST_CRITICAL_BYTES ? (long) QuickZeroed.CALLOC.invokeExact(1L, byteSize) : 0;
      return address != 0 ? address : callocOrErrno(byteSize);
    } catch (Throwable impossible) {
      throw unexpected(impossible);
    }
  }

  private static long callocOrErrno(long byteSize) throws Throwable {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      long address = (long) Telling.CALLOC.invokeExact(state, 1L, byteSize);
      return address != 0 ? address : -errno(state);
    }
  }

  /// Makes bytes fewer.
  ///
  /// @return where the kept ones are now: where they were, if the C library refuses
  static long shrink(long address, long byteSize) {
    try {
      long shrunk = (long) Resizing.REALLOC.invokeExact(address, byteSize);
      return shrunk != 0 ? shrunk : address;
    } catch (Throwable impossible) {
      throw unexpected(impossible);
    }
  }

  /// Gives bytes back.
  static void free(long address, long byteSize) {
    try {
      if (byteSize <= MOST_CRITICAL_BYTES) {
        Quick.FREE.invokeExact(address);
      } else {
        Large.FREE.invokeExact(address);
      }
    } catch (Throwable impossible) {
      throw unexpected(impossible);
    }
  }

  private static int errno(MemorySegment state) {
    return (int) ERRNO_OF.get(state, 0L);
  }

  /// A native call has no exceptions of its own: what comes is an error of the JVM, or of the link.
  private static RuntimeException unexpected(Throwable impossible) {
    if (impossible instanceof Error error) {
      throw error;
    }
    return new IllegalStateException("a call of the C library failed", impossible);
  }
}
