package metamemory.view;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import metamemory.CheckedAllocator;
import metamemory.Checks;
import metamemory.view.HexPicture.Kind;
import metamemory.view.HexPicture.Range;
import org.jspecify.annotations.Nullable;

/// Reads bytes of memory, and tells which of them are not what they should be.
final class HexReadings {
  private static final int MOST_BLOCKS = 4;
  private static final long MOST_WHOLE = 96;
  private static final long END_SHOWN = 48;

  private HexReadings() {}

  /// A segment's bytes.
  ///
  /// @param origin which allocator's block it is, or null
  static HexPicture of(MemorySegment segment, @Nullable String origin) {
    String title = segment.isNative() ? "native segment" : "heap segment";
    if (!segment.scope().isAlive()) {
      String gone = "Its memory is gone: what it was cut from is closed, reset or left.";
      return new HexPicture(
          title, List.of(gone), segment.address(), segment.byteSize(), List.of(), List.of());
    }
    if (origin == null && isWild(segment)) {
      String unread = "Its bytes are not read: nobody vouches for memory at a bare address.";
      return new HexPicture(
          title, List.of(unread), segment.address(), segment.byteSize(), List.of(), List.of());
    }
    List<String> notes = origin == null ? List.of() : List.of("It is " + origin + ".");
    Reading reading = new Reading(title, segment, 0);
    reading.bytes(0, Math.min(HexPicture.MOST_BYTES, segment.byteSize()));
    return new HexPicture(
        title, notes, segment.address(), segment.byteSize(), reading.bytes, List.of());
  }

  /// Whether it may have been made of nothing but a number: reading there can end the whole
  /// process.
  private static boolean isWild(MemorySegment segment) {
    return segment.isNative() && segment.scope().equals(Arena.global().scope());
  }

  /// The blocks of a checking allocator with what lies around them: damaged ones first, at most 4.
  static List<HexPicture> of(CheckedAllocator checked, Recorder recorder) {
    List<Reading> readings = new ArrayList<>();
    for (MemorySegment block : checked.liveBlocks()) {
      live(checked, block, recorder, readings);
    }
    for (MemorySegment kept : checked.keptBlocks()) {
      Reading reading = new Reading("Released block", kept, 0);
      reading.expected(0, Math.min(MOST_WHOLE, kept.byteSize()), Checks.RELEASED, Kind.RELEASED);
      readings.add(reading);
    }
    readings.sort(Comparator.comparingInt(reading -> reading.damaged > 0 ? 0 : 1));
    return readings.stream().limit(MOST_BLOCKS).map(Reading::picture).toList();
  }

  /// A long block is read at its two ends, since that is where it may be damaged.
  private static void live(
      CheckedAllocator checked, MemorySegment block, Recorder recorder, List<Reading> readings) {
    MemorySegment around = checked.surroundings(block);
    boolean filled = checked.level().includes(Checks.FILL);
    long start = block.address() - around.address();
    long end = start + block.byteSize();
    // A strict alignment makes the redzone before a block long: its end tells enough.
    long front = Math.max(0, start - END_SHOWN);
    long written = end;
    while (filled && written > start && at(around, written - 1) == Checks.UNWRITTEN) {
      written--;
    }
    boolean whole = block.byteSize() <= MOST_WHOLE;
    String name = "Live block";
    Reading first = new Reading(whole ? name : name + ", its beginning", around, front);
    first.origin = recorder.origin(around);
    first.own = block.byteSize();
    first.expected(front, start, Checks.REDZONE, Kind.REDZONE);
    first.data(start, whole ? end : start + END_SHOWN, written);
    readings.add(first);
    Reading last = whole ? first : new Reading(name + ", its end", around, end - END_SHOWN);
    if (!whole) {
      last.data(end - END_SHOWN, end, written);
      readings.add(last);
    }
    last.expected(end, around.byteSize(), Checks.REDZONE, Kind.REDZONE);
  }

  static byte at(MemorySegment memory, long offset) {
    return memory.get(ValueLayout.JAVA_BYTE, offset);
  }

  /// The first bytes in hexadecimal.
  static String text(MemorySegment segment, int most) {
    StringBuilder text = new StringBuilder();
    long shown = Math.min(most, segment.byteSize());
    for (long i = 0; i < shown; i++) {
      text.append(i == 0 ? "" : " ").append(HexAccount.byteText(at(segment, i)));
    }
    return text.append(shown < segment.byteSize() ? " …" : "").toString();
  }

  /// Bytes of one memory, one after the other, and what they are.
  private static final class Reading {
    private final String title;
    private final MemorySegment memory;
    private final long offset;
    private final List<Integer> bytes = new ArrayList<>();
    private final List<Range> ranges = new ArrayList<>();
    private int damaged;
    private long own;
    private @Nullable String origin;

    Reading(String title, MemorySegment memory, long offset) {
      this.title = title;
      this.memory = memory;
      this.offset = offset;
    }

    HexPicture picture() {
      List<String> notes = new ArrayList<>();
      if (damaged > 0) {
        notes.add("Somebody wrote where nobody may: see the damaged bytes.");
      }
      if (origin != null) {
        notes.add("Its own " + Words.bytes(own) + " and what is around them are " + origin + ".");
      }
      return new HexPicture(title, notes, memory.address() + offset, bytes.size(), bytes, ranges);
    }

    void bytes(long from, long to) {
      for (long i = from; i < to; i++) {
        bytes.add(Byte.toUnsignedInt(at(memory, i)));
      }
    }

    private void range(long from, long to, Kind kind) {
      int begin = bytes.size();
      bytes(from, to);
      if (to > from) {
        ranges.add(new Range(begin, bytes.size(), kind, ""));
      }
    }

    void data(long from, long to, long written) {
      long edge = Math.clamp(written, from, to);
      range(from, edge, Kind.DATA);
      range(edge, to, Kind.UNWRITTEN);
    }

    /// Bytes that all should have one value: those that have another are damaged.
    void expected(long from, long to, byte value, Kind kind) {
      for (long i = from; i < to; ) {
        boolean sound = at(memory, i) == value;
        long end = i + 1;
        while (end < to && (at(memory, end) == value) == sound) {
          end++;
        }
        damaged += sound ? 0 : (int) (end - i);
        range(i, end, sound ? kind : Kind.DAMAGED);
        i = end;
      }
    }
  }
}
