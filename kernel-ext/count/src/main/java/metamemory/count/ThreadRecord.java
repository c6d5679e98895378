package metamemory.count;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// The VM's own record of a thread, read in place: how many bytes the thread has allocated, in
/// about 2 ns, where asking the VM ([ThreadBytes]) takes about 17 ns.
///
/// A thread allocates from a buffer of its own, by moving a pointer. It has allocated what its
/// former buffers held and what lies below that pointer in the present one: the VM computes its
/// figure from the same three words, so both agree to the byte. Where these words are, HotSpot says
/// in a table made for debuggers and profilers ([VmTable]).
///
/// Used only where everything needed is there: the table, permission for native access, `java.lang`
/// opened to this module (the kernel's manifest and the agent do so), and a trial in which both
/// ways agreed. Elsewhere the VM is asked.
final class ThreadRecord {
  /// Words of the VM's are aligned; the check for it would be a third of a reading's cost.
  private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED;

  private static final MemorySegment MEMORY = memory();
  private static final @Nullable VarHandle RECORD = record();
  private static final VmTable TABLE = RECORD == null ? VmTable.NOTHING : VmTable.read(MEMORY);
  private static final long FORMER = TABLE.offset("Thread", "_allocated_bytes");
  private static final long BUFFER = TABLE.offset("Thread", "_tlab");
  private static final long START = BUFFER + TABLE.offset("ThreadLocalAllocBuffer", "_start");
  private static final long TOP = BUFFER + TABLE.offset("ThreadLocalAllocBuffer", "_top");
  private static final boolean TRUSTED = TABLE.isComplete() && agrees();

  private ThreadRecord() {}

  /// Whether records can be read in this VM.
  static boolean isReadable() {
    return TRUSTED;
  }

  /// The address of the record of a thread that runs and stays so while the address is used.
  static long of(Thread thread) {
    return RECORD == null ? 0 : (long) RECORD.get(thread);
  }

  /// The bytes that the current thread has allocated since it began.
  ///
  /// @param record the current thread's own
  static long bytes(long record) {
    // What compiled code allocates is kept in order with these readings by fences, and by nothing
    // else. The garbage collector may take the buffer away between two readings, in the
    // interpreter: the pointer, read last, is 0 then, and the VM is asked.
    VarHandle.acquireFence();
    long start = MEMORY.get(WORD, record + START);
    long former = MEMORY.get(WORD, record + FORMER);
    long top = MEMORY.get(WORD, record + TOP);
    VarHandle.acquireFence();
    return top >= start ? former + (top - start) : ThreadBytes.ofCurrentThread();
  }

  @SuppressWarnings("restricted") // only where it is permitted, and only read
  private static MemorySegment memory() {
    return ThreadRecord.class.getModule().isNativeAccessEnabled()
        ? MemorySegment.NULL.reinterpret(Long.MAX_VALUE)
        : MemorySegment.NULL;
  }

  private static @Nullable VarHandle record() {
    if (MEMORY.byteSize() == 0) {
      return null;
    }
    try {
      return MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup())
          .findVarHandle(Thread.class, "eetop", long.class);
    } catch (ReflectiveOperationException notOpened) {
      return null;
    }
  }

  private static boolean agrees() {
    return ThreadRecordTrial.passes(of(Thread.currentThread()));
  }
}
