package metamemory.count;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// The VM's own record of a thread, read in place: how many bytes the thread has allocated, in
/// about 1 ns, where asking the VM ([ThreadBytes]) takes about 17 ns.
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
  static final VarHandle WORD = ValueLayout.JAVA_LONG_UNALIGNED.varHandle();

  static final MemorySegment MEMORY = memory();
  private static final @Nullable VarHandle RECORD = record();
  private static final VmTable TABLE = RECORD == null ? VmTable.NOTHING : VmTable.read(MEMORY);
  static final long FORMER = TABLE.offset("Thread", "_allocated_bytes");
  private static final long BUFFER = TABLE.offset("Thread", "_tlab");
  static final long START = BUFFER + TABLE.offset("ThreadLocalAllocBuffer", "_start");
  static final long TOP = BUFFER + TABLE.offset("ThreadLocalAllocBuffer", "_top");
  private static final boolean TRUSTED = TABLE.isComplete() && agrees();

  /// No address of a process has more bits than the other 48. Told by a shift, the compiler knows
  /// that an address lies within the memory, and leaves out a check for each word.
  static final int UNUSED_BITS = 16;

  private ThreadRecord() {}

  /// Whether records can be read in this VM.
  static boolean isReadable() {
    return TRUSTED;
  }

  /// Where the record is of a thread that runs and stays so while this is used: its address,
  /// shifted to the left by [#UNUSED_BITS].
  static long of(Thread thread) {
    return RECORD == null ? 0 : (long) RECORD.get(thread) << UNUSED_BITS;
  }

  /// The bytes that the current thread has allocated since it began.
  ///
  /// @param record the current thread's own, as [#of(Thread)] gave it
  static long bytes(long record) {
    long address = record >>> UNUSED_BITS;
    // What compiled code allocates is kept in order with these readings by fences, and by nothing
    // else. The garbage collector may take the buffer away between two readings, in the
    // interpreter: the pointer, read last, is 0 then, and the VM is asked.
    VarHandle.acquireFence();
    long start = (long) WORD.get(MEMORY, address + START);
    long former = (long) WORD.get(MEMORY, address + FORMER);
    long top = (long) WORD.get(MEMORY, address + TOP);
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
    Thread self = Thread.currentThread();
    boolean fits = RECORD != null && of(self) >>> UNUSED_BITS == (long) RECORD.get(self);
    return fits && ThreadRecordTrial.passes(of(self));
  }
}
