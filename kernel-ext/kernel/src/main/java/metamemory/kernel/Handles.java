package metamemory.kernel;

import java.util.Map;
import java.util.Optional;
import metamemory.GenerationalArena;
import metamemory.view.Picture;
import metamemory.view.View;

/// Recognises handles: numbers that an arena made. A number is taken for one only if it carries the
/// owner's number of an arena that a variable holds, which in the standard shape 1 of 4,096 other
/// large numbers would.
final class Handles {
  private final Variables variables;
  private final View view;

  Handles(Variables variables, View view) {
    this.variables = variables;
    this.view = view;
  }

  /// The slots of the arena that a handle is of, with the handle.
  Optional<Picture> picture(long handle) {
    if (handle == GenerationalArena.NULL) {
      return Optional.empty();
    }
    for (Object value : variables.all().values()) {
      if (value instanceof GenerationalArena<?> arena && isOf(arena, handle)) {
        return Optional.of(view.handles(arena, Map.of("handle " + handle, handle)));
      }
    }
    return Optional.empty();
  }

  private static boolean isOf(GenerationalArena<?> arena, long handle) {
    return arena.owner() != 0
        && arena.shape().owner(handle) == arena.owner()
        && arena.shape().generation(handle) > 0
        && arena.shape().index(handle) < arena.capacity();
  }
}
