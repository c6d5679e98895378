package metamemory.exercises;

import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import metamemory.Allocator;
import metamemory.FailingAllocator;
import metamemory.HeapAllocator;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `NoteBank`: 96 notes, each computed when it is first played.
final class NoteBankExercise {
  private static final int NOTES = 96;

  interface NoteBank {
    MemorySegment note(int number);

    void close();
  }

  private final HeapAllocator memory = HeapAllocator.open(null);
  private final NoteBank bank = Answer.make(NoteBank.class, memory);

  @AfterEach
  void closeMemory() {
    memory.close();
  }

  @Test
  @Order(1)
  @DisplayName("computes a note")
  void computesANote() {
    checkNote(48, 109, "note 48, of 440 Hz");
    checkNote(0, 1_745, "note 0, the lowest");
    checkNote(95, 7, "note 95, the highest");
  }

  @Test
  @Order(2)
  @DisplayName("allocates nothing before the first note")
  void allocatesNothingBefore() {
    assertThat(memory.usage().allocations()).as("allocations before the first note").isZero();
    bank.note(7);
    assertThat(memory.usage().allocations()).as("allocations after one note").isEqualTo(1);
  }

  @Test
  @Order(3)
  @DisplayName("gives the same block each time")
  void givesTheSameBlock() {
    long first = bank.note(12).address();
    bank.note(13);
    assertThat(bank.note(12).address() == first)
        .as("note 12, played twice, lies in the same block")
        .isTrue();
  }

  @Test
  @Order(4)
  @Points(2)
  @DisplayName("plays ten songs with exactly 96 allocations")
  void playsTenSongs() {
    for (int song = 0; song < 10; song++) {
      for (int number = 0; number < NOTES; number++) {
        bank.note(number);
      }
    }
    assertThat(memory.usage().allocations())
        .as("allocations for ten songs of all 96 notes")
        .isEqualTo(NOTES);
  }

  @Test
  @Order(5)
  @DisplayName("close releases what was played")
  void closeReleases() {
    for (int number = 0; number < NOTES; number += 5) {
      bank.note(number);
    }
    bank.close();
    assertThat(memory.usage().liveBlocks()).as("live blocks after close").isZero();
    bank.close();
    assertThat(memory.usage().liveBlocks()).as("live blocks after a second close").isZero();
  }

  @Test
  @Order(6)
  @Hidden
  @Points(2)
  @DisplayName("can be used on after a refusal")
  void canBeUsedOnAfterARefusal() {
    try (Allocator failing = FailingAllocator.atCall(HeapAllocator.open(null), 2)) {
      NoteBank refused = Answer.make(NoteBank.class, failing);
      refused.note(1);
      assertThat(Thrown.by(() -> refused.note(2)))
          .as("note 2, when its block is refused")
          .isEqualTo("AllocationRefusedException");
      assertThat(refused.note(2).byteSize()).as("bytes of note 2, asked again").isEqualTo(3_110);
      assertThat(failing.usage().allocations()).as("allocations for two notes").isEqualTo(2);
      refused.close();
      assertThat(failing.usage().liveBlocks()).as("live blocks after close").isZero();
    }
  }

  private void checkNote(int number, int samples, String what) {
    MemorySegment note = bank.note(number);
    assertThat(note.byteSize()).as("bytes of %s", what).isEqualTo(2L * samples);
    assertThat((int) note.getAtIndex(JAVA_SHORT, 0))
        .as("first sample of %s", what)
        .isEqualTo(4_000);
    assertThat((int) note.getAtIndex(JAVA_SHORT, samples - 1))
        .as("last sample of %s", what)
        .isEqualTo(-4_000);
  }
}
