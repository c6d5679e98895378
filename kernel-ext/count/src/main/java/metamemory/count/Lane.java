package metamemory.count;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// Two counters for each site, of creations and of bytes, side by side in chunks of fixed size.
///
/// A lane with an owner is written by that thread only, with plain adds; the others are written by
/// many, with atomic adds.
final class Lane {
  static final int CHUNK_BITS = 10;
  static final int CHUNK = 1 << CHUNK_BITS;
  static final int CHUNK_MASK = CHUNK - 1;

  /// One million sites; the directories of chunks have a fixed size, so that they can be read
  /// without a lock.
  static final int MOST_CHUNKS = 1 << 10;

  private static final VarHandle CELLS = MethodHandles.arrayElementVarHandle(long[].class);

  final @Nullable Thread owner;
  final long[][] chunks;

  Lane(@Nullable Thread owner) {
    this(owner, new long[MOST_CHUNKS][]);
  }

  private Lane(@Nullable Thread owner, long[][] chunks) {
    this.owner = owner;
    this.chunks = chunks;
  }

  @SuppressWarnings("ReferenceEquality") // threads have no equality but identity
  boolean isOwnedBy(Thread thread) {
    return owner == thread;
  }

  /// The same counters for another owner: only once the owner of this lane has ended.
  Lane handedTo(Thread heir) {
    return new Lane(heir, chunks);
  }

  void addChunk(int chunk) {
    chunks[chunk] = new long[2 * CHUNK];
  }

  /// Adds creations with their bytes. By the owner only.
  void add(int site, long count, long bytes) {
    long[] chunk = chunks[site >> CHUNK_BITS];
    int index = countIndex(site);
    chunk[index] += count;
    chunk[index + 1] += bytes;
  }

  /// Adds one creation. By any thread.
  ///
  /// @return how many there were before
  long addShared(int site) {
    return (long) CELLS.getAndAdd(chunks[site >> CHUNK_BITS], countIndex(site), 1L);
  }

  /// Adds creations with their bytes. By any thread.
  void addShared(int site, long count, long bytes) {
    long[] chunk = chunks[site >> CHUNK_BITS];
    int index = countIndex(site);
    CELLS.getAndAdd(chunk, index, count);
    CELLS.getAndAdd(chunk, index + 1, bytes);
  }

  /// Adds this lane's counters to sums that have the same layout without chunks.
  void addTo(long[] sums) {
    for (int index = 0; index < sums.length; index++) {
      sums[index] +=
          (long) CELLS.getVolatile(chunks[index >> (CHUNK_BITS + 1)], index & (2 * CHUNK - 1));
    }
  }

  /// Where in its chunk a site has its creations; the bytes are next to them.
  private static int countIndex(int site) {
    return (site & CHUNK_MASK) << 1;
  }
}
