package metamemory.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pool of slots of one size, with the list of its free slots.
///
/// @param type the pool's type, for example `Pool<Order>`
/// @param slotBytes the size of each slot, in bytes; 0 if the slots hold references to objects
/// @param slots the slots in the order of their addresses
/// @param firstFree the index of the slot that is granted next, or −1 if none is free
public record PoolPicture(String type, long slotBytes, List<Slot> slots, int firstFree)
    implements Picture {
  /// What ends the list of free slots.
  public static final int NONE = -1;

  /// Keeps an immutable copy.
  public PoolPicture {
    slots = List.copyOf(slots);
  }

  /// A slot.
  ///
  /// @param state whether it is live, and since when; `RELEASED` is free
  /// @param nextFree in a free slot the index of the next free one, or [#NONE]
  /// @param label what the program calls its value, or null
  /// @param site where it was asked for, or null
  /// @param valueType the class of its value, or null
  /// @param address where it begins in memory, or 0 if it has no address of its own
  /// @param byteAlignment the alignment that was asked for, in bytes, or 0 if none was
  public record Slot(
      Block.State state,
      int nextFree,
      @Nullable String label,
      @Nullable String site,
      @Nullable String valueType,
      long address,
      long byteAlignment) {
    /// A slot without an address.
    ///
    /// @param state whether it is live, and since when
    /// @param nextFree in a free slot the index of the next free one, or [#NONE]
    /// @param label what the program calls its value, or null
    /// @param site where it was asked for, or null
    public Slot(Block.State state, int nextFree, @Nullable String label, @Nullable String site) {
      this(state, nextFree, label, site, null, 0, 0);
    }

    /// The same slot at an address.
    ///
    /// @param address where it begins in memory
    /// @param byteAlignment the alignment that was asked for, in bytes, or 0 if none was
    /// @return the slot
    public Slot at(long address, long byteAlignment) {
      return new Slot(state, nextFree, label, site, valueType, address, byteAlignment);
    }

    /// A live slot.
    ///
    /// @param label what the program calls its value
    /// @param valueType the class of its value
    /// @return the slot
    static Slot live(String label, String valueType) {
      return new Slot(Block.State.LIVE, NONE, label, null, valueType, 0, 0);
    }

    /// A free slot.
    ///
    /// @param nextFree the index of the next free one, or [#NONE]
    /// @return the slot
    public static Slot free(int nextFree) {
      return new Slot(Block.State.RELEASED, nextFree, null, null);
    }

    /// A live slot.
    ///
    /// @param label what the program calls its value, or null
    /// @return the slot
    public static Slot live(@Nullable String label) {
      return new Slot(Block.State.LIVE, NONE, label, null);
    }

    boolean isFree() {
      return state == Block.State.RELEASED;
    }
  }
}
