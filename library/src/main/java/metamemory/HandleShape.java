package metamemory;

import java.util.Objects;

/// How the 64 bits of a handle are shared among index, generation and owner, and what the
/// generations count.
///
/// More index bits name more values, more generation bits let a slot be used again more often
/// before a stale handle could pass for a fresh one, more owner bits tell more arenas apart. Each
/// slot can be granted 2^generationBits - 1 times; then it retires, or wraps around and starts
/// again.
///
/// From the highest bit used to the lowest a handle is owner, generation, index. Generations begin
/// at 1, so the handle 0 is never granted.
///
/// **Limits.** All widths together are at most 64 bits. Bits that are left over stay 0.
///
/// **Costs.** None: a shape is made once, and reading a handle is a shift and a mask.
///
/// {@snippet file="metamemory/GenerationalArenaSnippets.java" region="shape"}
///
/// @param indexBits how many bits the index takes, from 1 to 31: an arena has up to 2^indexBits - 1
///   slots, and at most 2^30
/// @param generationBits how many bits the generation takes, from 1 to 32
/// @param ownerBits how many bits tell the arena, from 0 to 31; with 0, a handle of another arena
///   may pass for one's own
/// @param generations what has a generation: each slot, or the arena as a whole
/// @param whenSpent what happens after the last generation
public record HandleShape(
    int indexBits,
    int generationBits,
    int ownerBits,
    Generations generations,
    WhenSpent whenSpent) {

  /// What has a generation.
  public enum Generations {
    /// Each slot: values are released one by one, and a slot is used again at once.
    PER_SLOT,
    /// The arena as a whole: a clear ends all handles. A value released alone leaves its slot
    /// unused until then.
    WHOLE_ARENA
  }

  /// What happens when a generation was the last.
  public enum WhenSpent {
    /// The slot, or the whole arena, is never used again: no stale handle is ever taken for a fresh
    /// one.
    RETIRE,
    /// Generations begin at 1 again: nothing is lost, and a very old handle may be taken for a
    /// fresh one.
    WRAP
  }

  /// 268,435,455 slots, 16,777,215 uses of each, 4,095 arenas told apart; a generation for each
  /// slot; spent slots retire.
  public static final HandleShape STANDARD =
      new HandleShape(28, 24, 12, Generations.PER_SLOT, WhenSpent.RETIRE);

  /// Checks the widths.
  ///
  /// @throws IllegalArgumentException if a width is out of its range, or all together take more
  ///   than 64 bits
  public HandleShape {
    checkBits("indexBits", indexBits, 1, 31);
    checkBits("generationBits", generationBits, 1, 32);
    checkBits("ownerBits", ownerBits, 0, 31);
    if (indexBits + generationBits + ownerBits > Long.SIZE) {
      throw new IllegalArgumentException(
          "indexBits + generationBits + ownerBits must be at most 64: indexBits="
              + indexBits
              + ", generationBits="
              + generationBits
              + ", ownerBits="
              + ownerBits);
    }
    Objects.requireNonNull(generations, "generations");
    Objects.requireNonNull(whenSpent, "whenSpent");
  }

  /// A shape with a generation for each slot, whose spent slots retire.
  ///
  /// @param indexBits from 1 to 31
  /// @param generationBits from 1 to 32
  /// @param ownerBits from 0 to 31
  /// @return the shape
  /// @throws IllegalArgumentException if a width is out of its range, or all together take more
  ///   than 64 bits
  public static HandleShape of(int indexBits, int generationBits, int ownerBits) {
    return new HandleShape(
        indexBits, generationBits, ownerBits, Generations.PER_SLOT, WhenSpent.RETIRE);
  }

  /// The same widths, with one generation for the whole arena.
  ///
  /// @return another shape
  public HandleShape wholeArena() {
    return new HandleShape(
        indexBits, generationBits, ownerBits, Generations.WHOLE_ARENA, whenSpent);
  }

  /// The same widths, with generations that begin again after the last.
  ///
  /// @return another shape
  public HandleShape wrapping() {
    return new HandleShape(indexBits, generationBits, ownerBits, generations, WhenSpent.WRAP);
  }

  /// How many slots an arena can have. The index of only ones is kept for the end of the free list.
  ///
  /// @return 2^indexBits - 1, at most 2^30, the longest array of a power of two
  public int maxSlots() {
    return (int) Math.min(mask(indexBits), 1L << 30);
  }

  /// The last generation, and so how often a slot can be granted.
  ///
  /// @return 2^generationBits - 1
  public long maxGeneration() {
    return mask(generationBits);
  }

  /// The largest number that tells an arena; they are given from 1 to this, and then from 1 again.
  ///
  /// @return 2^ownerBits - 1
  public long maxOwner() {
    return mask(ownerBits);
  }

  /// The slot that a handle names.
  ///
  /// @param handle any 64 bits
  /// @return from 0 to 2^indexBits - 1
  public int index(long handle) {
    return (int) (handle & mask(indexBits));
  }

  /// The generation that a handle was granted in.
  ///
  /// @param handle any 64 bits
  /// @return from 0 to [#maxGeneration()]; 0 is never granted
  public long generation(long handle) {
    return (handle >>> indexBits) & mask(generationBits);
  }

  /// The number of the arena that granted a handle.
  ///
  /// @param handle any 64 bits
  /// @return from 0 to [#maxOwner()]; 0 is never granted, unless there are no owner bits
  public long owner(long handle) {
    return (handle >>> indexBits >>> generationBits) & mask(ownerBits);
  }

  /// A handle in words.
  ///
  /// @param handle any 64 bits
  /// @return for example `index=3, generation=2, owner=7`
  public String describe(long handle) {
    return "index="
        + index(handle)
        + ", generation="
        + generation(handle)
        + (ownerBits == 0 ? "" : ", owner=" + owner(handle));
  }

  /// The handle of these parts, each in its range.
  long handle(int index, long generation, long owner) {
    return (owner << indexBits << generationBits) | (generation << indexBits) | index;
  }

  /// Whether bits are set above those that any handle of this shape has.
  boolean hasForeignBits(long handle) {
    return (handle & ~mask(indexBits + generationBits + ownerBits)) != 0;
  }

  private static long mask(int bits) {
    // A shift by 64 would be a shift by 0.
    return bits == Long.SIZE ? -1 : (1L << bits) - 1;
  }

  private static void checkBits(String name, int bits, int least, int most) {
    if (bits < least || bits > most) {
      throw new IllegalArgumentException(
          name + " must be from " + least + " to " + most + ": " + name + "=" + bits);
    }
  }
}
