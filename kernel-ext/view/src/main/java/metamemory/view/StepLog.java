package metamemory.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The events since it was begun, of which some have a picture: the first ones, the first of each
/// kind, some at even distances over all the rest, and the very last.
///
/// A picture takes time in proportion to what is live, so there is none for each of a million
/// events. How many will come is not known either: once there are too many at even distances, every
/// other one is let go and the distance doubles, which draws a number of pictures that grows with
/// the logarithm of the number of events. What is left out is told by its kinds.
final class StepLog {
  private static final int FIRST = 10;
  private static final int MOST_OF_KINDS = 4;
  private static final int MOST_SPREAD = StepsPicture.MOST_DRAWN - FIRST - MOST_OF_KINDS - 1;

  private final List<Kept> kept = new ArrayList<>();
  private final Set<String> kinds = new HashSet<>();
  private final Thread thread = Thread.currentThread();
  private Map<String, Long> skipped = new TreeMap<>();
  private long count;
  private long distance = 1;
  private int ofKinds;
  private int spread;
  private @Nullable Event last;

  /// What happened.
  ///
  /// @param number its number, from 1
  /// @param text in words, the kind first
  private record Event(
      long number, String allocator, String text, @Nullable String site, Supplier<Picture> after) {
    String kind() {
      return text.replaceFirst("[: ].*", "");
    }
  }

  /// An event with its picture, and what was left out before it.
  private record Kept(Event event, Picture after, Map<String, Long> skipped, boolean mayGo) {
    StepsPicture.Step step() {
      String text = before(skipped) + event.allocator() + " " + event.text();
      return new StepsPicture.Step(event.number(), text, event.site(), after);
    }
  }

  /// Whether an event of this thread is to be kept.
  @SuppressWarnings("ReferenceEquality") // a thread equals itself only
  boolean isFor(Thread other) {
    return thread == other;
  }

  void add(String allocator, String text, @Nullable String site, Supplier<Picture> after) {
    skip(last);
    Event event = new Event(++count, allocator, text, site, after);
    last = null;
    boolean early = count <= FIRST;
    boolean ofItsKind = kinds.add(event.kind()) && !early && ofKinds < MOST_OF_KINDS;
    if (early || ofItsKind) {
      ofKinds += ofItsKind ? 1 : 0;
      keep(event, false);
    } else if ((count - FIRST) % distance == 0) {
      keep(event, true);
      if (++spread > MOST_SPREAD) {
        thinOut();
      }
    } else {
      last = event;
    }
  }

  private void skip(@Nullable Event event) {
    if (event != null) {
      skipped.merge(event.kind(), 1L, Long::sum);
    }
  }

  private void keep(Event event, boolean mayGo) {
    kept.add(new Kept(event, event.after().get(), skipped, mayGo));
    skipped = new TreeMap<>();
  }

  /// Lets every other one go of those that may, the latest among them.
  private void thinOut() {
    List<Kept> all = List.copyOf(kept);
    kept.clear();
    Map<String, Long> waiting = new TreeMap<>();
    boolean goes = false;
    spread = 0;
    for (Kept one : all) {
      goes = one.mayGo() && !goes;
      waiting = sum(waiting, one.skipped());
      if (goes) {
        waiting.merge(one.event().kind(), 1L, Long::sum);
      } else {
        spread += one.mayGo() ? 1 : 0;
        kept.add(new Kept(one.event(), one.after(), waiting, one.mayGo()));
        waiting = new TreeMap<>();
      }
    }
    skipped = sum(waiting, skipped);
    distance *= 2;
  }

  private static Map<String, Long> sum(Map<String, Long> a, Map<String, Long> b) {
    Map<String, Long> sum = new TreeMap<>(a);
    b.forEach((kind, times) -> sum.merge(kind, times, Long::sum));
    return sum;
  }

  /// For example `after 96 allocated, 4 released: `.
  private static String before(Map<String, Long> skipped) {
    if (skipped.isEmpty()) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    skipped.forEach((kind, times) -> parts.add(Words.number(times) + " " + kind));
    return "after " + String.join(", ", parts) + ": ";
  }

  StepsPicture picture(String title) {
    Event latest = last;
    if (latest != null) {
      last = null;
      keep(latest, false);
    }
    return new StepsPicture(title, count, kept.stream().map(Kept::step).toList());
  }
}
