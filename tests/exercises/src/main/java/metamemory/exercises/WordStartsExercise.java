package metamemory.exercises;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import metamemory.Allocator;
import metamemory.BumpArena;
import metamemory.CountingAllocator;
import metamemory.HeapAllocator;
import metamemory.grade.Answer;
import metamemory.grade.Budget;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `wordStarts(text, allocator)`: where the words of a text begin, in memory of any allocator.
final class WordStartsExercise {
  private static final int CAPACITY = 1 << 16;

  interface Words {
    MemorySegment wordStarts(MemorySegment text, Allocator allocator);
  }

  private final Words learner = Answer.bind(Words.class);

  @Test
  @Order(1)
  @DisplayName("finds where each word begins")
  void findsWords() {
    is("to be or", 0, 3, 6);
    is("a", 0);
    is("not", 0);
  }

  @Test
  @Order(2)
  @DisplayName("takes several spaces as one, and spaces at both ends")
  void takesSeveralSpacesAsOne() {
    is("to  be", 0, 4);
    is("  to be ", 2, 5);
    is("", new int[0]);
    is("   ", new int[0]);
  }

  @Test
  @Order(3)
  @Points(2)
  @DisplayName("gives the same on the heap, on an arena and in a static buffer")
  void givesTheSameOnThreeMemories() {
    MemorySegment text = text("be on the heap or in an arena");
    MemorySegment buffer = MemorySegment.ofArray(new long[CAPACITY / 8]);
    try (Allocator heap = HeapAllocator.open(null);
        Allocator arena = BumpArena.open(CAPACITY, null);
        Allocator fixed = BumpArena.over(buffer, null)) {
      String onHeap = Arrays.toString(ints(learner.wordStarts(text, heap)));
      assertThat(onHeap).as("on the heap").isEqualTo("[0, 3, 6, 10, 15, 18, 21, 24]");
      assertThat(Arrays.toString(ints(learner.wordStarts(text, arena))))
          .as("on an arena")
          .isEqualTo(onHeap);
      assertThat(Arrays.toString(ints(learner.wordStarts(text, fixed))))
          .as("in a static buffer")
          .isEqualTo(onHeap);
      assertThat(fixed.usage().requestedBytes())
          .as("bytes asked of the static buffer, for 8 words")
          .isEqualTo(32);
    }
  }

  @Test
  @Order(4)
  @DisplayName("asks for exactly one block, of 4 bytes a word")
  void asksForOneBlock() {
    try (CountingAllocator memory = CountingAllocator.over(BumpArena.open(CAPACITY, null))) {
      memory.allocate(1, 1); // so that an alignment of 4 shows
      MemorySegment starts = learner.wordStarts(text("to be or not to be"), memory);
      assertThat(memory.counts().allocations() - 1).as("blocks asked for").isEqualTo(1);
      assertThat(memory.counts().resizes()).as("resizes asked for").isZero();
      assertThat(starts.byteSize()).as("bytes of the block, for 6 words").isEqualTo(24);
      assertThat(starts.address() % 4).as("its address modulo 4").isZero();
    }
  }

  @Test
  @Order(5)
  @DisplayName("creates nothing on the Java heap")
  void createsNothing() {
    MemorySegment text = text("to be or not to be");
    try (Allocator memory = BumpArena.open(CAPACITY, null)) {
      Budget.of(() -> learner.wordStarts(text, memory))
          .as("wordStarts of six words")
          .objectsAtMost(0);
    }
  }

  @Test
  @Order(6)
  @Hidden
  @DisplayName("is right for random texts, and leaves them as they are")
  void isRightForRandomTexts() {
    RandomGenerator random = Answer.random();
    for (int time = 0; time < 50; time++) {
      byte[] letters = new byte[random.nextInt(200)];
      List<Integer> starts = new ArrayList<>();
      for (int at = 0; at < letters.length; at++) {
        letters[at] = (byte) (random.nextInt(3) == 0 ? ' ' : 'a' + random.nextInt(26));
        if (letters[at] != ' ' && (at == 0 || letters[at - 1] == ' ')) {
          starts.add(at);
        }
      }
      byte[] before = letters.clone();
      String text = new String(letters, StandardCharsets.US_ASCII);
      try (Allocator memory = BumpArena.open(CAPACITY, null)) {
        assertThat(
                Arrays.toString(ints(learner.wordStarts(MemorySegment.ofArray(letters), memory))))
            .as("wordStarts of \"%s\"", text)
            .isEqualTo(starts.toString());
        assertThat(Arrays.equals(letters, before)).as("whether the text is unchanged").isTrue();
      }
    }
  }

  private void is(String text, int... expected) {
    try (Allocator memory = BumpArena.open(CAPACITY, null)) {
      assertThat(Arrays.toString(ints(learner.wordStarts(text(text), memory))))
          .as("wordStarts of \"%s\"", text)
          .isEqualTo(Arrays.toString(expected));
    }
  }

  private static MemorySegment text(String text) {
    return MemorySegment.ofArray(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static int[] ints(MemorySegment starts) {
    return starts.toArray(JAVA_INT);
  }
}
