package metamemory.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import metamemory.GenerationalArena;
import metamemory.IndexArena;
import metamemory.Pool;
import metamemory.RecordArena;
import metamemory.SecondaryMap;
import metamemory.TypedArena;
import org.jspecify.annotations.Nullable;

/// Reads what holds values in slots: pools, and arenas that hand out indexes and handles.
final class SlotsPictures {
  private static final int MOST_SLOTS = 4096;
  private static final int VALUE_CHARS = 30;

  private SlotsPictures() {}

  static PoolPicture of(Pool<?> pool) {
    int slots = Math.min(MOST_SLOTS, pool.capacity());
    PoolPicture.Slot[] pictures = new PoolPicture.Slot[slots];
    Arrays.fill(pictures, PoolPicture.Slot.free(PoolPicture.NONE));
    int[] free = pool.freeSlots();
    int first = PoolPicture.NONE;
    for (int i = free.length - 1; i >= 0; i--) {
      if (free[i] < slots) {
        pictures[free[i]] = PoolPicture.Slot.free(first);
        first = free[i];
      }
    }
    pool.forEach((value, slot) -> {
      if (slot < slots) {
        pictures[slot] =
            PoolPicture.Slot.live(Foreign.text(value, VALUE_CHARS), Foreign.type(value));
      }
    });
    return new PoolPicture("Pool", 0, List.of(pictures), first);
  }

  static <T> SlotsPicture of(GenerationalArena<T> arena, Map<String, Long> handles) {
    int slots = Math.min(MOST_SLOTS, arena.capacity());
    @Nullable String[] labels = new String[slots];
    @Nullable String[] types = new String[slots];
    arena.forEach((handle, value) -> {
      int index = arena.shape().index(handle);
      if (index < slots) {
        labels[index] = Foreign.text(value, VALUE_CHARS);
        types[index] = Foreign.type(value);
      }
    });
    List<SlotsPicture.Slot> pictures = new ArrayList<>();
    for (int i = 0; i < slots; i++) {
      pictures.add(
          new SlotsPicture.Slot(state(arena, i), arena.generation(i), labels[i], types[i]));
    }
    List<SlotsPicture.Handle> named = new ArrayList<>();
    handles.forEach((name, handle) ->
        named.add(
            new SlotsPicture.Handle(
                name, arena.shape().index(handle), arena.shape().generation(handle))));
    return new SlotsPicture("GenerationalArena", pictures, named);
  }

  private static SlotsPicture.State state(GenerationalArena<?> arena, int slot) {
    if (arena.isLive(slot)) {
      return SlotsPicture.State.LIVE;
    }
    return arena.isRetired(slot) ? SlotsPicture.State.RETIRED : SlotsPicture.State.FREE;
  }

  static RowsPicture of(IndexArena<?> arena) {
    List<RowsPicture.Row> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(RowsPicture.MOST_ROWS, arena.size()); i++) {
      Object value = arena.get(i);
      rows.add(new RowsPicture.Row(i, Foreign.type(value), Foreign.text(value, 60)));
    }
    return new RowsPicture(
        "IndexArena",
        "value",
        List.of(
            8 * arena.width().byteSize() + "-bit indexes",
            "room for " + Words.number(arena.capacity())),
        rows,
        arena.size());
  }

  static RowsPicture of(RecordArena arena) {
    List<RowsPicture.Row> rows = new ArrayList<>();
    for (long i = 0; i < Math.min(RowsPicture.MOST_ROWS, arena.size()); i++) {
      rows.add(new RowsPicture.Row(i, "", HexReadings.text(arena.get(i), 16)));
    }
    return new RowsPicture(
        "RecordArena",
        "record",
        List.of(
            Words.bytes(arena.recordBytes()) + " each",
            "room for " + Words.number(arena.capacity()),
            8 * arena.width().byteSize() + "-bit indexes"),
        rows,
        arena.size());
  }

  /// Values in the order in which they were added, each with when it will be closed.
  static RowsPicture of(TypedArena<?> arena) {
    List<RowsPicture.Row> rows = new ArrayList<>();
    int size = arena.size();
    for (int i = 0; i < Math.min(RowsPicture.MOST_ROWS, size); i++) {
      Object value = arena.get(i);
      rows.add(
          new RowsPicture.Row(
              i, Foreign.type(value), Foreign.text(value, VALUE_CHARS), (long) size - i));
    }
    return new RowsPicture(
        "TypedArena",
        "value",
        List.of(
            "room for " + Words.number(arena.capacity()),
            "closed from the last to the first, as numbered"),
        rows,
        size);
  }

  static RowsPicture of(SecondaryMap<?> map) {
    List<RowsPicture.Row> rows = new ArrayList<>();
    map.forEach((handle, value) -> {
      if (rows.size() < RowsPicture.MOST_ROWS) {
        rows.add(
            new RowsPicture.Row(
                rows.size(), Foreign.type(value), Foreign.text(value, VALUE_CHARS)));
      }
    });
    return new RowsPicture("SecondaryMap", "value", List.of(), rows, map.size());
  }
}
