package metamemory;

import java.util.Arrays;
import java.util.Iterator;

/// Text of the letter x whose length changes while it is read.
final class ChangingText implements CharSequence {
  private final Iterator<Integer> lengths;
  private int length;

  private ChangingText(Iterator<Integer> lengths) {
    this.lengths = lengths;
  }

  /// Each question for the length is answered by the next number, and by the last one from then on.
  static ChangingText ofLengths(int... lengths) {
    return new ChangingText(Arrays.stream(lengths).iterator());
  }

  @Override
  public int length() {
    length = lengths.hasNext() ? lengths.next() : length;
    return length;
  }

  @Override
  public char charAt(int index) {
    return 'x';
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return "x".repeat(end - start);
  }

  @Override
  public String toString() {
    return "x".repeat(length);
  }
}
