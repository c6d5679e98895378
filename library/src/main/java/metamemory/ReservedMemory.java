package metamemory;

import java.lang.foreign.MemorySegment;

/// A range of address space, of which the first part is backed by memory: for a [LazyArena].
final class ReservedMemory {
  /*
   * Reserved pages have no rights, and touching one ends the JVM. So no segment ever covers one: what is handed out are views
   * of the committed part. That part never becomes smaller either, as far as rights are concerned: a block that was released
   * can still be read by mistake, so discarding takes the memory away but leaves the right to touch it.
   */

  /// What commits are a multiple of, in bytes: as large as the largest page of any system, and
  /// large enough that a commit costs little per byte.
  static final long GRAIN_BYTES = 64 << 10;

  private static final boolean SUPPORTED =
      isSupported(
          System.getProperty("os.name", ""), System.getProperty("sun.arch.data.model", "64"));

  private final long reservedBytes;
  private final MemorySegment memory;
  private long committedBytes;

  private ReservedMemory(MemorySegment memory, long reservedBytes) {
    this.memory = memory;
    this.reservedBytes = reservedBytes;
  }

  static boolean isSupported() {
    return SUPPORTED;
  }

  static boolean isSupported(String system, String bits) {
    return system.equals("Linux") && bits.equals("64");
  }

  /// Refuses systems that cannot, by an exception: no other request would succeed there.
  static void checkSupported(boolean supported) {
    if (!supported) {
      throw new UnsupportedOperationException(
          "reserving address space needs a 64-bit Linux, take a PagedArena elsewhere: os.name="
              + System.getProperty("os.name")
              + ", bits="
              + System.getProperty("sun.arch.data.model"));
    }
  }

  static Attempt<ReservedMemory> tryReserve(long byteSize) {
    checkSupported(SUPPORTED);
    if (byteSize > Long.MAX_VALUE - GRAIN_BYTES) {
      return new Attempt.Refused<>(new Outcome.SystemRefused("mmap", LinuxCalls.ENOMEM));
    }
    long reservedBytes = Arguments.alignUp(Math.max(1, byteSize), GRAIN_BYTES);
    long address = LinuxCalls.reserve(reservedBytes);
    return address < 0
        ? new Attempt.Refused<>(new Outcome.SystemRefused("mmap", (int) -address))
        : new Attempt.Made<>(new ReservedMemory(Regions.at(address, byteSize), reservedBytes));
  }

  /// All bytes that were asked for, backed or not: to be compared with, never to be handed out.
  MemorySegment memory() {
    return memory;
  }

  /// The bytes that are backed by memory, or may be when they are touched.
  MemorySegment committed() {
    return memory.asSlice(0, Math.min(committedBytes, memory.byteSize()));
  }

  long committedBytes() {
    return committed().byteSize();
  }

  /// Backs the first bytes with memory.
  ///
  /// @param byteSize at most what was reserved; rounded up to whole grains
  /// @return 0, or minus the error number, and nothing was changed
  long commit(long byteSize) {
    long wanted = Math.min(reservedBytes, Arguments.alignUp(byteSize, GRAIN_BYTES));
    if (wanted <= committedBytes) {
      return 0;
    }
    long result = LinuxCalls.commit(memory.address() + committedBytes, wanted - committedBytes);
    committedBytes = result < 0 ? committedBytes : wanted;
    return result;
  }

  /// Gives the memory behind the first bytes back to the system.
  ///
  /// @param byteSize how many bytes keep theirs; rounded up to whole grains
  void discardBehind(long byteSize) {
    long kept = Arguments.alignUp(byteSize, GRAIN_BYTES);
    if (kept < committedBytes) {
      LinuxCalls.discard(memory.address() + kept, committedBytes - kept);
      committedBytes = kept;
    }
  }

  void free() {
    LinuxCalls.unmap(memory.address(), reservedBytes);
  }
}
