package metamemory.grade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What a piece of work created, and the assertions on it. Each says what was expected, what came,
/// and what was created where.
///
/// ```java
/// Budget.of(() -> learner.total(feed)).as("adding up 1,000 values").objectsAtMost(0);
/// ```
public final class Cost {
  private final List<Creations> created;
  private final long heapBytes;
  private final long allHeapBytes;
  private final String what;

  Cost(List<Creations> created, long heapBytes, long allHeapBytes) {
    this(created, heapBytes, allHeapBytes, "");
  }

  private Cost(List<Creations> created, long heapBytes, long allHeapBytes, String what) {
    this.created = List.copyOf(created);
    this.heapBytes = heapBytes;
    this.allHeapBytes = allHeapBytes;
    this.what = what;
  }

  /// How many objects, arrays, boxes, lambdas, strings, iterators and streams the learner's code
  /// created, on all threads.
  ///
  /// @return at least 0
  public long objects() {
    return created.stream().mapToLong(Creations::count).sum();
  }

  /// The bytes that the measuring thread allocated on the Java heap.
  ///
  /// @return the bytes, without the grader's own
  public long heapBytes() {
    return heapBytes;
  }

  /// The bytes that all threads allocated on the Java heap while the work ran.
  ///
  /// @return the bytes, without the grader's own
  public long allHeapBytes() {
    return allHeapBytes;
  }

  /// What was created where.
  ///
  /// @return a line for each place in the learner's code that created something
  public List<Creations> created() {
    return created;
  }

  /// Says what the work was, for the learner who reads a failure.
  ///
  /// @param format as for [String#format(String, Object...)]
  /// @param arguments what goes into it
  /// @return the same cost
  @SuppressWarnings("AnnotateFormatMethod") // of Error Prone, which suites need not have
  public Cost as(String format, Object... arguments) {
    String text = String.format(Locale.ROOT, format, arguments);
    return new Cost(created, heapBytes, allHeapBytes, text);
  }

  /// Fails if the learner's code created more objects.
  ///
  /// @param most how many it may create
  /// @return this
  public Cost objectsAtMost(long most) {
    return check(objects() <= most, atMost(most) + counted(most, " object"), ofObjects());
  }

  /// Fails if the learner's code created more objects, or fewer.
  ///
  /// @param count how many it has to create
  /// @return this
  public Cost objectsExactly(long count) {
    return check(objects() == count, "exactly " + counted(count, " object"), ofObjects());
  }

  /// Fails if the measuring thread allocated more on the Java heap.
  ///
  /// @param most the bytes it may allocate
  /// @return this
  public Cost heapBytesAtMost(long most) {
    return check(heapBytes <= most, atMost(most) + inBytes(most), inBytes(heapBytes));
  }

  /// Fails if the measuring thread allocated more on the Java heap, or less.
  ///
  /// @param count the bytes it has to allocate
  /// @return this
  public Cost heapBytesExactly(long count) {
    return check(heapBytes == count, "exactly " + inBytes(count), inBytes(heapBytes));
  }

  /// Fails if all threads together allocated more on the Java heap.
  ///
  /// @param most the bytes they may allocate
  /// @return this
  public Cost allHeapBytesAtMost(long most) {
    return check(allHeapBytes <= most, atMost(most) + inBytes(most), inBytes(allHeapBytes));
  }

  private Cost check(boolean holds, String expected, String got) {
    if (holds) {
      return this;
    }
    List<Creations> largestFirst = new ArrayList<>(created);
    largestFirst.sort(
        Comparator.comparingLong(got.endsWith("heap") ? Creations::bytes : Creations::count)
            .reversed());
    throw new BudgetError(what, expected, got, largestFirst);
  }

  private String ofObjects() {
    return counted(objects(), " object");
  }

  private static String atMost(long most) {
    return most == 0 ? "" : "at most ";
  }

  private static String inBytes(long count) {
    return counted(count, " byte") + " on the Java heap";
  }

  private static String counted(long count, String what) {
    return (count == 0 ? "no" : String.format(Locale.ROOT, "%,d", count))
        + what
        + (count == 1 ? "" : "s");
  }
}
