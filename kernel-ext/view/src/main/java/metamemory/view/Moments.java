package metamemory.view;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/// How things looked, by their identity: at most 64 of them, weakly held.
final class Moments {
  private static final int MOST = 64;

  private final List<Moment> moments = new ArrayList<>();

  private record Moment(WeakReference<Object> thing, Picture picture) {}

  synchronized void remember(Object thing, Picture picture) {
    moments.removeIf(moment -> moment.thing().refersTo(thing) || moment.thing().refersTo(null));
    if (moments.size() == MOST) {
      moments.removeFirst();
    }
    moments.add(new Moment(new WeakReference<>(thing), picture));
  }

  synchronized Picture recall(Object thing) {
    for (Moment moment : moments) {
      if (moment.thing().refersTo(thing)) {
        return moment.picture();
      }
    }
    throw new IllegalArgumentException(
        "after(x) needs before(x) in an earlier line or cell: x is a "
            + thing.getClass().getSimpleName());
  }
}
