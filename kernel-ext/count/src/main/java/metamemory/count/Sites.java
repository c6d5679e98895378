package metamemory.count;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All sites that were ever woven in this VM, and the size of what each creates where that is
/// always the same.
final class Sites {
  private static final List<Site> ALL = new ArrayList<>();

  private static final Chunk[] CHUNKS = new Chunk[Lane.MOST_CHUNKS];

  private Sites() {}

  /// Registers sites of one place, with numbers that follow each other, and makes room for their
  /// counters, so that counting itself never has to.
  ///
  /// @return the number of the first
  ///
  /// @throws IllegalStateException if there are too many
  static synchronized int addAll(
      String className, String method, int line, Kind kind, List<String> types) {
    int first = ALL.size();
    if (first + types.size() > Lane.MOST_CHUNKS * Lane.CHUNK) {
      throw new IllegalStateException("too many sites: sites=" + first);
    }
    for (String type : types) {
      int id = ALL.size();
      if ((id & Lane.CHUNK_MASK) == 0) {
        CHUNKS[id >> Lane.CHUNK_BITS] = new Chunk();
        Lanes.addChunk(id >> Lane.CHUNK_BITS);
      }
      ALL.add(new Site(id, className, method, line, kind, type));
    }
    return first;
  }

  static synchronized List<Site> all() {
    return List.copyOf(ALL);
  }

  /// Keeps the class of what a site creates, if its size is not known yet. Allocates nothing.
  static void created(Class<?> type, int site) {
    Chunk chunk = CHUNKS[site >> Lane.CHUNK_BITS];
    int index = site & Lane.CHUNK_MASK;
    if (chunk.unitBytes[index] == 0) {
      chunk.created[index] = type;
    }
  }

  /// Whether an instruction has run before, and keeps that it has now.
  static boolean isLinked(int site) {
    boolean[] linked = CHUNKS[site >> Lane.CHUNK_BITS].linked;
    boolean before = linked[site & Lane.CHUNK_MASK];
    linked[site & Lane.CHUNK_MASK] = true;
    return before;
  }

  /// The bytes of each thing that a site creates, or 0 if that is not known or varies.
  static synchronized long unitBytes(int site) {
    Chunk chunk = CHUNKS[site >> Lane.CHUNK_BITS];
    int index = site & Lane.CHUNK_MASK;
    Class<?> type = chunk.created[index];
    if (type != null) {
      chunk.unitBytes[index] = ObjectSizes.ofInstance(type);
      chunk.created[index] = null;
    }
    return chunk.unitBytes[index];
  }

  /// What is known of the sites of one chunk.
  private static final class Chunk {
    /// The class of what a site created, until its size is known. Learners' threads put it there,
    /// so that they need not measure; it is let go of once measured, since it holds a REPL's class.
    private final @Nullable Class<?>[] created = noClasses();

    /// The bytes of each thing that a site creates, or 0 if not known or not always the same.
    private final long[] unitBytes = new long[Lane.CHUNK];

    private final boolean[] linked = new boolean[Lane.CHUNK];

    // Not in the field's initialiser: there javac 25 fails on the annotated element type.
    private static @Nullable Class<?>[] noClasses() {
      return new Class<?>[Lane.CHUNK];
    }
  }
}
