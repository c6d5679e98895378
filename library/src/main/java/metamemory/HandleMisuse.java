package metamemory;

/// Why a handle is refused: found out after the refusal, so that the common path is one comparison.
final class HandleMisuse {
  private HandleMisuse() {}

  static RuntimeException of(GenerationalArena<?> arena, long handle) {
    HandleShape shape = arena.shape();
    if (handle == GenerationalArena.NULL) {
      return new IllegalArgumentException("handle must not be the null handle: handle=0");
    }
    if (shape.hasForeignBits(handle)) {
      return forged(
          shape, handle, "bits above its shape are set, handle=0x" + Long.toHexString(handle));
    }
    if (shape.owner(handle) != arena.owner()) {
      return new IllegalArgumentException(
          "handle must be of this arena: "
              + shape.describe(handle)
              + ", this owner="
              + arena.owner());
    }
    return ofSlot(arena, shape, handle);
  }

  private static RuntimeException ofSlot(
      GenerationalArena<?> arena, HandleShape shape, long handle) {
    int index = shape.index(handle);
    long generation = shape.generation(handle);
    boolean perSlot = shape.generations() == HandleShape.Generations.PER_SLOT;
    if (generation == 0 || index >= shape.maxSlots() || (perSlot && !arena.wasGranted(index))) {
      return forged(shape, handle, "no slot has had it");
    }
    long latest = arena.generationOf(index);
    boolean future = generation > latest && shape.whenSpent() == HandleShape.WhenSpent.RETIRE;
    if (future || (generation == latest && !arena.wasGranted(index))) {
      return forged(shape, handle, "latest generation=" + latest);
    }
    return new IllegalStateException(
        "handle is stale, its value was released or cleared: "
            + shape.describe(handle)
            + ", latest generation="
            + latest);
  }

  private static IllegalArgumentException forged(HandleShape shape, long handle, String why) {
    return new IllegalArgumentException(
        "handle was never granted: " + shape.describe(handle) + ", " + why);
  }
}
