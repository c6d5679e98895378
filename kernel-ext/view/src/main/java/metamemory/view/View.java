package metamemory.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import metamemory.Allocator;
import metamemory.GenerationalArena;
import metamemory.Scope;
import org.jspecify.annotations.Nullable;

/// Everything that can be looked at, by calls: what a notebook knows as `view`.
///
/// Each call reads values at this moment and gives an immutable [Picture]. What allocators did
/// before is known as far as a [Recorder] listened.
///
/// {@snippet file="metamemory/view/PictureSnippets.java" region="write"}
public final class View {
  private final Supplier<Recorder> recorder;
  private final Moments moments = new Moments();

  private View(Supplier<Recorder> recorder) {
    this.recorder = recorder;
  }

  /// Looks at what a recorder knows.
  ///
  /// @param recorder the recorder that allocators report to
  /// @return the view
  public static View of(Recorder recorder) {
    return new View(() -> recorder);
  }

  /// Looks at what the recorder of the moment knows.
  ///
  /// @param recorder asked at each call
  /// @return the view
  public static View of(Supplier<Recorder> recorder) {
    return new View(recorder);
  }

  /// The picture of a value, if it has one.
  ///
  /// @param value anything
  /// @return its picture, or null for what is better shown as text
  public @Nullable Picture find(@Nullable Object value) {
    return ValuePictures.of(value, recorder.get());
  }

  /// The picture of a value.
  ///
  /// @param value an allocator, a pool, an arena of any kind, a scope, a segment, a usage, a
  ///   collection of the library, or a picture
  /// @return its picture at this moment
  /// @throws IllegalArgumentException if it has none
  public Picture picture(@Nullable Object value) {
    Picture picture = find(value);
    if (picture == null) {
      throw new IllegalArgumentException(
          "there is no picture of this; view.objects(x) draws any object: type="
              + (value == null ? "null" : value.getClass().getSimpleName()));
    }
    return picture;
  }

  /// Remembers how something looks, for [#after(Object)].
  ///
  /// @param value anything with a picture; weakly held
  public void before(Object value) {
    moments.remember(value, picture(value));
  }

  /// What changed since [#before(Object)].
  ///
  /// @param value what was given to it
  /// @return the difference of one piece of memory, or of the pages that changed; of anything else
  ///   both pictures, with what changed in words
  /// @throws IllegalArgumentException if it was not given to [#before(Object)]
  public Picture after(Object value) {
    Picture before = moments.recall(value);
    Picture after = picture(value);
    return Differences.of(before, after);
  }

  /// Two things together, and their bytes compared where both have some.
  ///
  /// @param one anything with a picture
  /// @param other anything with a picture
  /// @return both pictures
  public Picture beside(Object one, Object other) {
    Picture left = picture(one);
    Picture right = picture(other);
    return new GroupPicture(
        "Side by side",
        Comparison.of(left, right),
        List.of(new GroupPicture.Part("", left), new GroupPicture.Part("", right)),
        true);
  }

  /// How many bytes were live after each event, with the peak.
  ///
  /// @param allocator a recorded allocator; of a decorator, what lies under it
  /// @return the curve
  public Picture curve(Allocator allocator) {
    return recorder.get().curve(innermost(allocator));
  }

  /// The scopes of an arena over time.
  ///
  /// @param arena a recorded arena, or a scope of it
  /// @return the scopes as boxes
  public Picture scopes(Allocator arena) {
    return recorder.get().scopes(innermost(arena));
  }

  /// Which places asked for most bytes, since the recorder was made.
  ///
  /// @return bars, the most first
  public Picture sites() {
    return recorder.get().sites();
  }

  /// Which places asked for what is live in one allocator.
  ///
  /// @param allocator a recorded allocator
  /// @return bars, the most bytes first
  public Picture sites(Allocator allocator) {
    Live live = recorder.get().live(innermost(allocator));
    return new BarsPicture(
        live.type() + ": live bytes by place",
        "B",
        live.sites().stream()
            .map(site ->
                new BarsPicture.Bar(
                    site.place() == null ? "outside any cell" : site.place(),
                    site.bytes(),
                    0,
                    Words.blocks(site.blocks())))
            .toList());
  }

  private static Allocator innermost(Allocator allocator) {
    if (allocator instanceof Scope scope) {
      return scope.arena();
    }
    Allocator below = DecoratorPictures.inner(allocator);
    return below == null ? allocator : innermost(below);
  }

  /// A staircase: how much is held after each step.
  ///
  /// @param title what grows
  /// @param steps how many steps, at least 0
  /// @param held takes the step of a number, from 0, and tells how many bytes are held then
  /// @return the staircase
  public Picture growth(String title, int steps, IntToLongFunction held) {
    return Growth.of(title, steps, held, null);
  }

  /// A staircase with what is used of it, and how much the growth copies if it moves each time to a
  /// new place rather than grow where it is.
  ///
  /// @param title what grows
  /// @param steps how many steps, at least 0
  /// @param held takes the step of a number, from 0, and tells how many bytes are held then
  /// @param used tells how many bytes are used after the step of a number
  /// @return the staircase
  public Picture growth(String title, int steps, IntToLongFunction held, IntToLongFunction used) {
    return Growth.of(title, steps, held, used);
  }

  /// The slots of an arena, and handles of it.
  ///
  /// @param arena the arena
  /// @param handles handles by the names to show
  /// @return the slots, each handle valid or STALE
  public Picture handles(GenerationalArena<?> arena, Map<String, Long> handles) {
    return SlotsPictures.of(arena, handles);
  }

  /// The bytes of a segment, at most the first 192.
  ///
  /// @param segment any segment
  /// @return its bytes in hexadecimal and as text
  public Picture hex(MemorySegment segment) {
    return picture(segment);
  }

  /// How an object lies in memory, with the headers of this VM and with the others.
  ///
  /// @param value a class, or an object
  /// @return both layouts
  public Picture layout(Object value) {
    boolean compact = ObjectLayouts.isCompact();
    LayoutPicture here = ObjectLayouts.of(value, compact);
    LayoutPicture other = ObjectLayouts.of(value, !compact);
    String normal = "normal headers, 12 bytes";
    String small = "compact headers, 8 bytes (-XX:+UseCompactObjectHeaders)";
    return new GroupPicture(
        "Layout of " + here.type(),
        List.of(),
        List.of(
            new GroupPicture.Part((compact ? small : normal) + ": this VM", here),
            new GroupPicture.Part(compact ? normal : small, other)));
  }

  /// Objects and what they refer to.
  ///
  /// @param values what to begin with
  /// @return the objects, each once
  public Picture objects(@Nullable Object... values) {
    Map<String, @Nullable Object> roots = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      roots.put(values.length == 1 ? "it" : "value " + (i + 1), values[i]);
    }
    return ObjectGraphs.of("Objects", roots);
  }

  /// Objects and what they refer to, by names.
  ///
  /// @param values what to begin with, by the names to show
  /// @return the objects, each once
  public Picture objects(Map<String, ?> values) {
    return ObjectGraphs.of("Objects", values);
  }

  /// A tree of nodes that are named by indexes, with pointers and as a table.
  ///
  /// @param title what it is the tree of
  /// @param root the index of its root
  /// @param label tells what stands in a node
  /// @param children tells the indexes of a node's children
  /// @return both, each node in one colour
  public Picture tree(
      String title, int root, IntFunction<String> label, IntFunction<int[]> children) {
    return TreePicture.of(title, root, label, children);
  }

  /// An empty memory of a model, to be filled with `live` and `freed`.
  ///
  /// @param title what it is
  /// @param capacityBytes how long it is, at least 0
  /// @return the picture of no blocks
  public HolesPicture memory(String title, long capacityBytes) {
    return HolesPicture.of(title, capacityBytes);
  }

  /// One memory and views into it.
  ///
  /// @param whole the memory
  /// @param slices segments that lie in it
  /// @return the memory with a bracket for each slice
  /// @throws IllegalArgumentException if a slice does not lie in the memory
  public Picture slices(MemorySegment whole, MemorySegment... slices) {
    return SliceReadings.of(whole, List.of(slices));
  }

  /// Any amounts of bytes as bars.
  ///
  /// @param title what is compared
  /// @param bytes the amounts by their names, in the order of the map
  /// @return the bars
  public Picture bars(String title, Map<String, Long> bytes) {
    return bars(title, "B", bytes);
  }

  /// Any amounts as bars.
  ///
  /// @param title what is compared
  /// @param unit what is counted, for example `ns`
  /// @param amounts the amounts by their names, in the order of the map
  /// @return the bars
  public Picture bars(String title, String unit, Map<String, Long> amounts) {
    List<BarsPicture.Bar> bars = new ArrayList<>();
    amounts.forEach((name, amount) -> bars.add(new BarsPicture.Bar(name, amount)));
    return new BarsPicture(title, unit, bars);
  }

  /// An amount against its limit.
  ///
  /// @param name what has the limit
  /// @param limitBytes how much may be in use, at least 0
  /// @param usedBytes how much is, at least 0
  /// @return the gauge
  public Picture gauge(String name, long limitBytes, long usedBytes) {
    if (limitBytes < 0 || usedBytes < 0) {
      throw new IllegalArgumentException(
          "amounts must be at least 0: limitBytes=" + limitBytes + ", usedBytes=" + usedBytes);
    }
    return new GaugePicture(name, limitBytes, usedBytes, OptionalLong.empty(), List.of());
  }

  /// This process's memory now.
  ///
  /// @return its areas with their sizes
  public Picture process() {
    return ProcessReadings.now();
  }

  /// All signs and what they mean.
  ///
  /// @return the legend
  public Picture legend() {
    return new LegendPicture();
  }

  /// Writes a picture to a file.
  ///
  /// @param value anything with a picture
  /// @param file its name ends with `.svg`, `.html` or `.txt`, which says what is written
  /// @throws IllegalArgumentException if the name ends otherwise, or the value has no picture
  /// @throws UncheckedIOException if the file cannot be written
  public void write(Object value, Path file) {
    Picture picture = picture(value);
    String name = file.toString().toLowerCase(Locale.ROOT);
    String text =
        switch (name.substring(name.lastIndexOf('.') + 1)) {
          case "svg" -> Svg.of(picture);
          case "html" -> "<!doctype html>\n<meta charset=\"utf-8\">\n" + Html.of(picture);
          case "txt" -> Text.of(picture);
          default ->
              throw new IllegalArgumentException(
                  "the file's name must end with .svg, .html or .txt: file=" + file);
        };
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the picture could not be written: file=" + file, e);
    }
  }
}
