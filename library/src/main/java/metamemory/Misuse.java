package metamemory;

import java.lang.foreign.MemorySegment;

/// The exceptions for calls that are wrong whatever the state of memory is: each says the rule,
/// then the values.
final class Misuse {
  private Misuse() {}

  /// For a call that came from another thread, or after the end.
  static RuntimeException denied(Object source, Thread owner) {
    return Thread.currentThread().equals(owner) ? closed(source) : wrongThread(source, owner);
  }

  static WrongThreadException wrongThread(Object source, Thread owner) {
    return new WrongThreadException(
        name(source)
            + " belongs to the thread that opened it; open one in each thread: owner="
            + owner.getName()
            + ", caller="
            + Thread.currentThread().getName());
  }

  static IllegalStateException closed(Object source) {
    return new IllegalStateException(name(source) + " is closed: open another one");
  }

  static IllegalArgumentException foreign(Object source, MemorySegment block) {
    return new IllegalArgumentException(
        "block must be one that this " + name(source) + " granted: " + describe(block));
  }

  static IllegalArgumentException part(MemorySegment block, long grantedBytes) {
    return new IllegalArgumentException(
        "block must be whole, as it was granted: byteSize="
            + block.byteSize()
            + ", granted="
            + grantedBytes);
  }

  static IllegalStateException dropped(Object source, MemorySegment block) {
    return new IllegalStateException(
        "block is no longer live, a reset or the end of a scope dropped it: allocator="
            + name(source)
            + ", "
            + describe(block));
  }

  static IllegalStateException released(Object source, MemorySegment block) {
    return new IllegalStateException(
        "block is no longer live, it was released, resized or dropped: allocator="
            + name(source)
            + ", "
            + describe(block));
  }

  static IllegalStateException scopeOpen(Object source, int depth) {
    return new IllegalStateException(
        name(source)
            + " cannot be used while a scope is open inside it, ask that scope or close it first:"
            + " open="
            + depth);
  }

  static IllegalStateException ofOuterScope(MemorySegment block, int blockDepth, int depth) {
    return new IllegalStateException(
        "block was granted outside of this scope and would be dropped at its end: depth of the"
            + " block="
            + blockDepth
            + ", depth of the scope="
            + depth
            + ", "
            + describe(block));
  }

  static IllegalStateException closedInScope(Object source, int depth) {
    return new IllegalStateException(
        name(source)
            + " cannot be closed by code that runs in a scope of it, close it afterwards: depth="
            + depth);
  }

  /// @param source what is misused; or its class, where the JIT compiler could not do without the
  ///   object if it were passed
  private static String name(Object source) {
    Class<?> type = source instanceof Class<?> itself ? itself : source.getClass();
    return type.getSimpleName();
  }

  private static String describe(MemorySegment block) {
    return "address=" + block.address() + ", byteSize=" + block.byteSize();
  }
}
