package metamemory;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// The three calls of Linux that a fence needs. Loaded only where they are.
@SuppressWarnings("restricted")
final class FenceCalls {
  static final long MAP_FAILED = -1;

  private static final int PROT_READ_WRITE = 1 | 2;
  private static final int MAP_SHARED = 0x01;
  private static final int MAP_PRIVATE = 0x02;
  private static final int MAP_FIXED = 0x10;
  private static final int MAP_ANONYMOUS = 0x20;
  private static final int MFD_CLOEXEC = 1;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final AddressLayout POINTER = ValueLayout.ADDRESS;
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle MMAP =
      handle(
          "mmap",
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_LONG));
  private static final MethodHandle MUNMAP =
      handle(
          "munmap",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
  private static final MethodHandle MEMFD_CREATE =
      handle(
          "memfd_create",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, POINTER, ValueLayout.JAVA_INT));

  /// A file of no bytes in memory: a page mapped from it has nothing behind it, and an access to
  /// that page raises SIGBUS, which the JVM turns into an [InternalError]. A page without rights
  /// would raise SIGSEGV, which ends the JVM.
  private static final int EMPTY_FILE = emptyFile();

  private FenceCalls() {}

  /// New memory that can be read and written.
  ///
  /// @return its address, or [#MAP_FAILED] with the error number in `state`
  static long map(MemorySegment state, long byteSize) {
    return mmap(state, 0, byteSize, MAP_PRIVATE | MAP_ANONYMOUS, -1);
  }

  /// Turns pages that were mapped before into a fence.
  static long mapFence(MemorySegment state, long address, long byteSize) {
    return mmap(state, address, byteSize, MAP_SHARED | MAP_FIXED, EMPTY_FILE);
  }

  static void unmap(long address, long byteSize) {
    try (Arena arena = Arena.ofConfined()) {
      int result = (int) MUNMAP.invokeExact(arena.allocate(STATE), address, byteSize);
      assert result == 0 : "munmap failed";
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  static MemorySegment newState(Arena arena) {
    return arena.allocate(STATE);
  }

  static int errno(MemorySegment state) {
    return (int) ERRNO.get(state, 0L);
  }

  private static long mmap(MemorySegment state, long address, long byteSize, int flags, int file) {
    try {
      return (long) MMAP.invokeExact(state, address, byteSize, PROT_READ_WRITE, flags, file, 0L);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static int emptyFile() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom("metamemory fence");
      return (int) MEMFD_CREATE.invokeExact(arena.allocate(STATE), name, MFD_CLOEXEC);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static MethodHandle handle(String name, FunctionDescriptor type) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name), type, Linker.Option.captureCallState("errno"));
  }
}
