package metamemory;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// The calls of Linux that map memory. Loaded only where they are: ask
/// [ReservedMemory#isSupported()] first.
///
/// Addresses are numbers here: who makes segments of them also decides when they end. A call that
/// fails returns minus its error number.
@SuppressWarnings("restricted")
final class LinuxCalls {
  /// Out of memory, or of address space.
  static final int ENOMEM = 12;

  private static final int PROT_NONE = 0;
  private static final int PROT_READ_WRITE = 1 | 2;
  private static final int MAP_SHARED = 0x01;
  private static final int MAP_PRIVATE = 0x02;
  private static final int MAP_FIXED = 0x10;
  private static final int MAP_ANONYMOUS = 0x20;
  private static final int MAP_NORESERVE = 0x4000;
  private static final int NO_FILE = -1;
  private static final int MADV_DONTNEED = 4;
  private static final int MFD_CLOEXEC = 1;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle MMAP =
      link(
          "mmap",
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
  private static final MethodHandle MUNMAP =
      link("munmap", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));
  private static final MethodHandle MPROTECT =
      link("mprotect", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));
  private static final MethodHandle MADVISE =
      link("madvise", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));
  private static final MethodHandle MEMFD_CREATE =
      link("memfd_create", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));

  /// A file of no bytes in memory: a page mapped from it has nothing behind it, and an access to
  /// that page raises SIGBUS, which the JVM turns into an [InternalError]. A page without rights
  /// would raise SIGSEGV, which ends the JVM.
  private static final int EMPTY_FILE = emptyFile();

  private LinuxCalls() {}

  /// New memory that can be read and written.
  ///
  /// @return its address, or minus the error number
  static long map(long byteSize) {
    return mmap(0, byteSize, PROT_READ_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, NO_FILE);
  }

  /// Turns pages that were mapped before into a fence.
  ///
  /// @return their address, or minus the error number
  static long mapFence(long address, long byteSize) {
    return mmap(address, byteSize, PROT_READ_WRITE, MAP_SHARED | MAP_FIXED, EMPTY_FILE);
  }

  /// Address space without memory behind it; touching it ends the JVM.
  ///
  /// @return its address, or minus the error number
  static long reserve(long byteSize) {
    return mmap(0, byteSize, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, NO_FILE);
  }

  /// Lets reserved pages be read and written. The system gives them memory when they are first
  /// touched.
  ///
  /// @return 0, or minus the error number
  static long commit(long address, long byteSize) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      return result((int) MPROTECT.invokeExact(state, address, byteSize, PROT_READ_WRITE), state);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  /// Takes the memory away from pages, which can still be read and written: they are 0 then.
  ///
  /// @return 0, or minus the error number
  static long discard(long address, long byteSize) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      return result((int) MADVISE.invokeExact(state, address, byteSize, MADV_DONTNEED), state);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  static void unmap(long address, long byteSize) {
    try (Arena arena = Arena.ofConfined()) {
      int result = (int) MUNMAP.invokeExact(arena.allocate(STATE), address, byteSize);
      assert result == 0 : "munmap failed";
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static long mmap(long address, long byteSize, int rights, int flags, int file) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      return result(
          (long) MMAP.invokeExact(state, address, byteSize, rights, flags, file, 0L), state);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  /// All these calls return -1 when they fail.
  private static long result(long returned, MemorySegment state) {
    return returned == -1 ? -(int) ERRNO.get(state, 0L) : returned;
  }

  private static int emptyFile() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom("metamemory fence");
      return (int) MEMFD_CREATE.invokeExact(arena.allocate(STATE), name, MFD_CLOEXEC);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static MethodHandle link(String name, FunctionDescriptor type) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name), type, Linker.Option.captureCallState("errno"));
  }
}
