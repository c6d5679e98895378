package metamemory.view;

/// Blocks that lie anywhere: what an allocator without a piece of memory of its own granted, for
/// example one over malloc.
///
/// @param type the allocator's type, for example `HeapAllocator`
/// @param closed whether the allocator is closed
/// @param liveBlocks how many blocks are live
/// @param requestedBytes what was asked for by them
/// @param refusals how many requests were refused
/// @param blocks the blocks; their offsets are addresses
public record HeapPicture(
    String type, boolean closed, long liveBlocks, long requestedBytes, long refusals, Blocks blocks)
    implements Picture {}
