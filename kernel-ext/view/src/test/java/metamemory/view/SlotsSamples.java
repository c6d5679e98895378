package metamemory.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import metamemory.view.SlotsPicture.Handle;
import metamemory.view.SlotsPicture.Slot;
import metamemory.view.SlotsPicture.State;

/// Slots with generations.
final class SlotsSamples {
  private SlotsSamples() {}

  static Map<String, Picture> all() {
    Map<String, Picture> samples = new LinkedHashMap<>();
    samples.put("slots-stale", stale());
    samples.put("slots-many", many(200));
    samples.put(
        "slots-none",
        new SlotsPicture("GenerationalArena", List.of(), List.of(new Handle("lost", 3, 1))));
    return samples;
  }

  private static SlotsPicture stale() {
    return new SlotsPicture(
        "GenerationalArena<Order>",
        List.of(
            new Slot(State.LIVE, 1, "apple"),
            new Slot(State.LIVE, 3, "bread"),
            new Slot(State.FREE, 2, null),
            new Slot(State.RETIRED, 255, null),
            new Slot(State.LIVE, 1, "corn"),
            new Slot(State.FREE, 0, null)),
        List.of(
            new Handle("a", 0, 1),
            new Handle("old", 1, 2),
            new Handle("b", 1, 3),
            new Handle("gone", 2, 1)));
  }

  private static SlotsPicture many(int count) {
    List<Slot> slots = new ArrayList<>();
    List<Handle> handles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      slots.add(new Slot(i % 3 == 0 ? State.FREE : State.LIVE, 1_000L * i, "value" + i));
      handles.add(new Handle("handle" + i, i, 1_000L * (i - i % 2)));
    }
    return new SlotsPicture("GenerationalArena<Order>", slots, handles);
  }
}
