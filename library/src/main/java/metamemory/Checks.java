package metamemory;

/// How much a [CheckedAllocator] looks for: each level does what the one before it does, and more.
///
/// **Limits.** It finds what goes through the [CheckedAllocator], and what is still to be seen when
/// it looks; only `FENCE` stops at the access itself.
///
/// **Costs.**
///
/// | level | finds in addition | time | memory a block |
/// |---|---|---|---|
/// | `NONE` | nothing | × 1.1 | nothing |
/// | `SCOPES` | second releases, parts of blocks, growth across scopes | × 13 | 130 B of heap |
/// | `FILL` | reads before the first write, and after a release | × 13 | the same |
/// | `REDZONES` | writes just before and behind a block | × 16 | and 32 B off the heap |
/// | `SHADOW` | writes after a release; tells live from dead for any address | × 25 | and 1/8 of its size |
/// | `FENCE` | the very access behind a block, as an [InternalError] | × 3000 | and 4 to 8 KiB |
///
/// Times are for a block of 24 bytes from a [BumpArena], four accesses and a reset every 256
/// blocks, against the same without checks (1.3 ns where the machine is quiet; 2 cores x86-64,
/// Temurin 25.0.3).
///
/// A [java.lang.foreign.MemorySegment] checks each access itself, so these faults come from where
/// its bounds are not: offsets into a whole arena, `reinterpret`, and native code.
///
/// {@snippet file="metamemory/CheckedAllocatorSnippets.java" region="redzone"}
public enum Checks {
  /// Passes everything through.
  NONE,
  /// Knows every live block: which may be released or resized, and in which scope.
  SCOPES,
  /// Fills new blocks with [#UNWRITTEN] and released ones with [#RELEASED].
  FILL,
  /// Puts 16 bytes of [#REDZONE] before and behind each block, and looks at them when the block is
  /// released, at a reset, at the close and when asked. A resize always moves, so that those who
  /// kept the old block are found.
  REDZONES,
  /// Keeps the last 256 released blocks from being granted again, and looks for writes into them;
  /// keeps a map of what each 8 bytes are.
  SHADOW,
  /// Puts each block in front of a page that cannot be accessed. On Linux only; elsewhere this is
  /// [#SHADOW].
  FENCE;

  /// The byte that new blocks are filled with: large as a size, odd as an address, and no text.
  public static final byte UNWRITTEN = 0x7f;

  /// The byte that released blocks are filled with.
  public static final byte RELEASED = 0x6b;

  /// The byte that lies around blocks.
  public static final byte REDZONE = 0x5a;

  /// Whether this level does what another one does.
  ///
  /// @param level another level
  /// @return true if this is that level or a later one
  public boolean includes(Checks level) {
    return compareTo(level) >= 0;
  }
}
