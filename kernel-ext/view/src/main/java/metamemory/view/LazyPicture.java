package metamemory.view;

/// Memory that is reserved first and backed step by step: address space, committed memory, and what
/// is used of it.
///
/// @param type the allocator's type, for example `LazyArena`
/// @param reservedBytes address space held
/// @param committedBytes how much of it, from the start, is backed by memory
/// @param usedBytes how much of that, from the start, is used
/// @param peakBytes the most that ever was
public record LazyPicture(
    String type, long reservedBytes, long committedBytes, long usedBytes, long peakBytes)
    implements Picture {}
