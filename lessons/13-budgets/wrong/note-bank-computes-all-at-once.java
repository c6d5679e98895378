import java.lang.foreign.MemorySegment;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

class NoteBank implements AutoCloseable {
  private final Allocator memory;
  private final MemorySegment[] notes = new MemorySegment[96];

  NoteBank(Allocator memory) {
    this.memory = memory;
    for (int number = 0; number < 96; number++) {
      note(number);
    }
  }

  /// How many samples one period of a note has: 1745 of the lowest, 7 of the highest.
  int period(int number) {
    return (int) Math.round(48_000 / (27.5 * Math.pow(2, number / 12.0)));
  }

  void fill(MemorySegment note) {
    long samples = note.byteSize() / 2;
    for (long i = 0; i < samples; i++) {
      note.setAtIndex(JAVA_SHORT, i, (short) (i < samples / 2 ? 4_000 : -4_000));
    }
  }

  MemorySegment note(int number) {
    if (notes[number] == null) {
      MemorySegment note = memory.allocate(2L * period(number), 2);
      fill(note);
      notes[number] = note;
    }
    return notes[number];
  }

  @Override
  public void close() {
    for (int number = 0; number < notes.length; number++) {
      if (notes[number] != null) {
        memory.release(notes[number]);
        notes[number] = null;
      }
    }
  }
}
