package metamemory.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Slots with generations, and handles that are valid only as long as their generation is the
/// slot's.
///
/// @param type the arena's type, for example `GenerationalArena<Order>`
/// @param slots the slots in the order of their indexes
/// @param handles handles that somebody holds
public record SlotsPicture(String type, List<Slot> slots, List<Handle> handles) implements Picture {
  /// Keeps immutable copies.
  public SlotsPicture {
    slots = List.copyOf(slots);
    handles = List.copyOf(handles);
  }

  /// A slot.
  ///
  /// @param state what it is used for
  /// @param generation how often it was granted so far, or whatever the arena compares with a
  ///   handle's
  /// @param label what the program calls its value, or null
  /// @param valueType the class of its value, or null
  public record Slot(
      State state, long generation, @Nullable String label, @Nullable String valueType) {
    /// A slot of whose value the class is not known.
    ///
    /// @param state what it is used for
    /// @param generation how often it was granted so far
    /// @param label what the program calls its value, or null
    public Slot(State state, long generation, @Nullable String label) {
      this(state, generation, label, null);
    }
  }

  /// What a slot is used for.
  public enum State {
    /// It holds a value.
    LIVE,
    /// It can be granted.
    FREE,
    /// Its generations are used up, so it is never granted again.
    RETIRED
  }

  /// A handle.
  ///
  /// @param name what the program calls it
  /// @param index the slot that it names
  /// @param generation the generation that it was made for
  public record Handle(String name, int index, long generation) {}

  /// Whether a handle still names what it was made for.
  ///
  /// @param handle one of the handles
  /// @return false if its slot is gone, not live, or of another generation
  public boolean isValid(Handle handle) {
    if (handle.index() < 0 || handle.index() >= slots.size()) {
      return false;
    }
    Slot slot = slots.get(handle.index());
    return slot.state() == State.LIVE && slot.generation() == handle.generation();
  }
}
