package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

/// The examples in the docs of [RecordArena] and [IndexWidth].
class RecordArenaSnippets {

  // @start region="tree"
  /// A node: a byte that tells its kind, then a number or two indexes of 16 bits.
  static final MemoryLayout NODE =
      MemoryLayout.sequenceLayout(5, ValueLayout.JAVA_BYTE).withName("node");

  static final IndexWidth WIDTH = IndexWidth.BITS_16;

  static long number(RecordArena nodes, int value) {
    long node = nodes.add();
    nodes.memory().set(ValueLayout.JAVA_BYTE, nodes.offset(node), (byte) '#');
    nodes.memory().set(ValueLayout.JAVA_INT_UNALIGNED, nodes.offset(node) + 1, value);
    return node;
  }

  static long binary(RecordArena nodes, char operator, long left, long right) {
    long node = nodes.add();
    nodes.memory().set(ValueLayout.JAVA_BYTE, nodes.offset(node), (byte) operator);
    WIDTH.set(nodes.memory(), nodes.offset(node) + 1, left);
    WIDTH.set(nodes.memory(), nodes.offset(node) + 3, right);
    return node;
  }

  static long evaluate(RecordArena nodes, long node) {
    MemorySegment memory = nodes.memory();
    long offset = nodes.offset(node);
    char kind = (char) memory.get(ValueLayout.JAVA_BYTE, offset);
    if (kind == '#') {
      return memory.get(ValueLayout.JAVA_INT_UNALIGNED, offset + 1);
    }
    long left = evaluate(nodes, WIDTH.get(memory, offset + 1));
    long right = evaluate(nodes, WIDTH.get(memory, offset + 3));
    return kind == '+' ? left + right : left * right;
  }

  @Test
  void evaluatesTree() {
    try (BumpArena memory = BumpArena.open(1024);
        RecordArena nodes = RecordArena.open(memory, NODE, WIDTH)) {
      long sum = binary(nodes, '+', number(nodes, 1), number(nodes, 2));
      long product = binary(nodes, '*', sum, number(nodes, 3));
      assertThat(evaluate(nodes, product)).isEqualTo(9);
      assertThat(nodes.size() * nodes.recordBytes()).isEqualTo(25);
      nodes.clear();
    }
  }

  // @end

  @Test
  void width() {
    // @start region="width"
    MemorySegment memory = MemorySegment.ofArray(new byte[4]);
    IndexWidth.BITS_16.set(memory, 0, 65_535);
    assertThat(IndexWidth.BITS_16.get(memory, 0)).isEqualTo(65_535);
    assertThat(IndexWidth.BITS_16.maxValues()).isEqualTo(65_536);
    // @end
  }
}
