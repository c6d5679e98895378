package metamemory.kernel;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import metamemory.Allocator;
import metamemory.GenerationalArena;
import metamemory.IndexArena;
import metamemory.Interner;
import metamemory.LongList;
import metamemory.LongMap;
import metamemory.Observer;
import metamemory.Observers;
import metamemory.Pool;
import metamemory.RecordArena;
import metamemory.Scope;
import metamemory.SecondaryMap;
import metamemory.SmallLongList;
import metamemory.TextBuilder;
import metamemory.TypedArena;
import metamemory.Usage;
import metamemory.count.CountSnapshot;
import metamemory.count.Counters;
import metamemory.count.CountingAgent;
import metamemory.count.SiteCount;
import metamemory.view.Picture;
import metamemory.view.Recorder;
import metamemory.view.View;
import org.jspecify.annotations.Nullable;

/// What a kernel that is not ours can show of memory: pictures of values, and the count line.
public final class Guest implements AutoCloseable {
  /// What is said where objects are not counted.
  static final String NO_AGENT =
      "objects are counted where the kernel's JVM is started with"
          + " -javaagent:PATH/metamemory-count.jar";

  /// What is said below `%%allocations`.
  static final String NOT_BY_LINE =
      "this is for the whole cell: what each line created is shown by the Metamemory kernel, which"
          + " ./learn installs";

  private final AtomicReference<@Nullable Object> handedOver = new AtomicReference<>();
  private final AtomicReference<@Nullable MimeBundle> drawn = new AtomicReference<>();
  private final LibraryWatch library = new LibraryWatch();
  private final View view;
  private final @Nullable Observer observerBefore;
  private CountSnapshot since = Counters.snapshot();
  private long blocksSince;

  private Guest() {
    Recorder recorder = new Recorder();
    this.view = View.of(recorder);
    this.observerBefore = Observers.setDefault(new CellObserver(recorder, library));
    Counters.on(true);
  }

  /// Begins to watch: what allocators do from now on, in all threads, is recorded and counted.
  ///
  /// @return the watch; one at a time is meant to be open
  public static Guest open() {
    return new Guest();
  }

  /// The types whose values have pictures. Another kernel wants to know them beforehand.
  ///
  /// @return the types, supertypes among them
  public static List<Class<?>> drawnTypes() {
    return List.of(
        Allocator.class,
        Scope.class,
        MemorySegment.class,
        Usage.class,
        Pool.class,
        GenerationalArena.class,
        IndexArena.class,
        RecordArena.class,
        TypedArena.class,
        SecondaryMap.class,
        Interner.class,
        LongMap.class,
        LongList.class,
        SmallLongList.class,
        TextBuilder.class,
        Picture.class);
  }

  /// A value's picture. To be asked by the thread that opened the value's allocator.
  ///
  /// @param value the value
  /// @return its picture, or its text where it has none
  public MimeBundle bundle(@Nullable Object value) {
    Picture picture = view.find(value);
    return picture == null ? MimeBundle.of(String.valueOf(value)) : Values.picture(picture);
  }

  /// A value's picture, drawn by another thread: allocators answer only the thread that opened
  /// them, and other kernels render values on a thread of their own.
  ///
  /// @param value the value
  /// @param cellThread has [#drawHere()] called by the thread of the cells, and waits for it
  /// @return its picture
  public MimeBundle bundle(Object value, Runnable cellThread) {
    handedOver.set(value);
    drawn.set(null);
    cellThread.run();
    MimeBundle bundle = drawn.getAndSet(null);
    handedOver.set(null);
    return bundle == null ? bundle(value) : bundle;
  }

  /// Draws, on the calling thread, what another one waits for.
  public void drawHere() {
    Object value = handedOver.get();
    if (value != null) {
      drawn.set(bundle(value));
    }
  }

  /// Begins anew: what was created until now is not counted. To be asked before a cell that wants
  /// to know what it takes.
  public void begin() {
    since = Counters.snapshot();
    blocksSince = library.allocations();
  }

  /// What was created since [#begin()], and what `%%allocations` shows in our own kernel alone. To
  /// be asked by the thread of the cells.
  ///
  /// @return two lines
  public MimeBundle allocations() {
    String text = counts().plain() + "\n" + NOT_BY_LINE;
    return MimeBundle.html("<small>" + Escaped.html(text).replace("\n", "<br>") + "</small>", text);
  }

  /// What was created since the last call, as the line that `%counts on` puts below cells in our
  /// own kernel. To be asked by the thread of the cells, since allocators answer no other.
  ///
  /// @return the line
  public MimeBundle counts() {
    long blocks = library.allocations();
    String line =
        objects()
            + " · "
            + CountLine.plural(blocks - blocksSince, "library allocation")
            + " · "
            + CountLine.words(library.live());
    blocksSince = blocks;
    return MimeBundle.html("<small>" + Escaped.html(line) + "</small>", line);
  }

  private String objects() {
    if (!CountingAgent.isRunning()) {
      return NO_AGENT;
    }
    CountSnapshot now = Counters.snapshot();
    List<SiteCount> created = now.since(since);
    since = now;
    long objects = created.stream().mapToLong(SiteCount::count).sum();
    long bytes = created.stream().mapToLong(SiteCount::bytes).sum();
    return CountLine.created(objects, bytes);
  }

  /// Stops watching.
  @Override
  public void close() {
    Observers.setDefault(observerBefore);
    Counters.on(false);
  }
}
