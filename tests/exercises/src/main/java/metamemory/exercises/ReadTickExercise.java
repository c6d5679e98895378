package metamemory.exercises;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import metamemory.BumpArena;
import metamemory.grade.Answer;
import metamemory.grade.Budget;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `readTick(feed, from, records)`: a tick of text becomes records of 24 bytes.
final class ReadTickExercise {
  private static final String TICK = "A 9950 100\nE 65553 40\nC 7 0\nT\n";

  interface Reader {
    long readTick(MemorySegment feed, long from, BumpArena records);
  }

  private final Reader learner = Answer.bind(Reader.class);
  private final Arena confined = Arena.ofConfined();
  private final BumpArena records =
      BumpArena.over(confined.allocate(24L * Exchange.MESSAGES, 8), null);

  @AfterEach
  void closeArena() {
    confined.close();
  }

  @Test
  @Order(1)
  @Points(2)
  @DisplayName("writes letter, first and second number of each message")
  void writesRecords() {
    learner.readTick(segment(TICK), 0, records);
    assertThat(numbers())
        .as("the records of A 9950 100, E 65553 40, C 7 0")
        .containsExactly((long) 'A', 9_950L, 100L, (long) 'E', 65_553L, 40L, (long) 'C', 7L, 0L);
  }

  @Test
  @Order(2)
  @DisplayName("returns the offset behind the T")
  void returnsTheOffsetBehind() {
    MemorySegment feed = segment(TICK + "T\n" + TICK);
    assertThat(learner.readTick(feed, 0, records))
        .as("the offset behind the first T")
        .isEqualTo(30);
    records.reset();
    assertThat(learner.readTick(feed, 30, records))
        .as("behind a tick without messages")
        .isEqualTo(32);
    assertThat(records.position()).as("bytes of records of a tick without messages").isZero();
    assertThat(learner.readTick(feed, 32, records)).as("behind the third T").isEqualTo(62);
  }

  @Test
  @Order(3)
  @DisplayName("says -1 when the arena is full")
  void saysWhenTheArenaIsFull() {
    try (BumpArena small = BumpArena.open(50, null)) {
      assertThat(learner.readTick(segment(TICK), 0, small))
          .as("three messages, and room for two records")
          .isEqualTo(-1);
    }
    try (BumpArena exact = BumpArena.open(72, null)) {
      assertThat(learner.readTick(segment(TICK), 0, exact))
          .as("three messages, and room for three records")
          .isEqualTo(30);
    }
  }

  @Test
  @Order(4)
  @Points(2)
  @DisplayName("takes no heap bytes")
  void takesNoHeapBytes() {
    MemorySegment feed = segment("E 65553 40\n".repeat(100) + "T\n");
    Budget.warm(
            100,
            () -> {
              records.reset();
              learner.readTick(feed, 0, records);
            })
        .as("reading a tick of 100 messages")
        .heapBytesAtMost(0);
  }

  @Test
  @Order(5)
  @Hidden
  @DisplayName("reads large numbers, and a whole day tick by tick")
  void readsAWholeDay() {
    learner.readTick(segment("A 4000000000 9000000000000\nT\n"), 0, records);
    assertThat(numbers())
        .as("the record of A 4000000000 9000000000000")
        .containsExactly((long) 'A', 4_000_000_000L, 9_000_000_000_000L);
    MemorySegment day = new Exchange(Answer.random()).play(20_000).feed();
    String[] ticks = new String(day.toArray(JAVA_BYTE), StandardCharsets.US_ASCII).split("T\n", 0);
    long at = 0;
    for (String tick : ticks) {
      records.reset();
      at = learner.readTick(day, at, records);
      List<Long> expected = new ArrayList<>();
      tick.lines()
          .map(line -> line.split(" ", 0))
          .forEach(words -> {
            expected.add((long) words[0].charAt(0));
            expected.add(Long.valueOf(words[1]));
            expected.add(Long.valueOf(words[2]));
          });
      assertThat(numbers()).as("the records of a tick of 20,000 B of trading").isEqualTo(expected);
    }
    assertThat(at).as("the offset after the last tick").isEqualTo(day.byteSize());
  }

  private List<Long> numbers() {
    List<Long> numbers = new ArrayList<>();
    for (long at = 0; at < records.position(); at += 8) {
      numbers.add(records.memory().get(JAVA_LONG, at));
    }
    return numbers;
  }

  private static MemorySegment segment(String text) {
    return MemorySegment.ofArray(text.getBytes(StandardCharsets.US_ASCII));
  }
}
