package metamemory.exercises;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `Fences`: strips of known bytes around blocks, which tell of a write of one byte too many.
final class FencesExercise {
  private static final byte ZONE = 0x5a;
  private static final int ZONE_BYTES = 8;

  interface Fences {
    long allocate(long byteSize);

    long firstDamage();
  }

  private final MemorySegment memory = MemorySegment.ofArray(new byte[512]);
  private final Fences fences = Answer.make(Fences.class, memory);

  @Test
  @Order(1)
  @DisplayName("puts 8 bytes of zone before and behind a block")
  void putsZonesAround() {
    long block = fences.allocate(5);
    zone(block - ZONE_BYTES, "before a block of 5 B");
    zone(block + 5, "behind a block of 5 B");
  }

  @Test
  @Order(2)
  @DisplayName("keeps blocks apart from zones and from each other")
  void keepsBlocksApart() {
    long first = fences.allocate(10);
    long second = fences.allocate(20);
    fill(first, 10);
    fill(second, 20);
    zone(first - ZONE_BYTES, "before the first block, when both are filled");
    zone(first + 10, "behind the first block, when both are filled");
    zone(second - ZONE_BYTES, "before the second block, when both are filled");
    zone(second + 20, "behind the second block, when both are filled");
  }

  @Test
  @Order(3)
  @DisplayName("is content as long as everyone stays inside")
  void isContentWithoutDamage() {
    assertThat(fences.firstDamage()).as("firstDamage() without any block").isEqualTo(-1);
    fill(fences.allocate(10), 10);
    fill(fences.allocate(1), 1);
    fences.allocate(0);
    assertThat(fences.firstDamage()).as("firstDamage(), when blocks are filled").isEqualTo(-1);
  }

  @Test
  @Order(4)
  @Points(2)
  @DisplayName("catches an overrun by 1 byte")
  void catchesAnOverrun() {
    fences.allocate(16);
    long block = fences.allocate(5);
    fences.allocate(16);
    fill(block, 6);
    assertThat(fences.firstDamage())
        .as("firstDamage(), when 6 B were written into 5 B at offset %d", block)
        .isEqualTo(block + 5);
  }

  @Test
  @Order(5)
  @DisplayName("catches a write just before a block")
  void catchesAWriteBefore() {
    long block = fences.allocate(5);
    memory.set(JAVA_BYTE, block - 1, (byte) 1);
    assertThat(fences.firstDamage())
        .as("firstDamage(), when the byte before the block at offset %d was written", block)
        .isEqualTo(block - 1);
  }

  @Test
  @Order(6)
  @DisplayName("refuses with -1 what does not fit with its zones")
  void refusesWhatDoesNotFit() {
    MemorySegment small = MemorySegment.ofArray(new byte[32]);
    Fences tight = Answer.make(Fences.class, small);
    for (long byteSize : new long[] {17, Long.MAX_VALUE, Long.MAX_VALUE - 8}) {
      assertThat(tight.allocate(byteSize))
          .as("allocate(%d) in 32 B, of which the zones take 16 B", byteSize)
          .isEqualTo(-1);
    }
    assertThat(small.toArray(JAVA_BYTE)).as("the memory, after refusals").containsOnly((byte) 0);
    assertThat(tight.allocate(16)).as("allocate(16) in 32 B").isEqualTo(ZONE_BYTES);
    assertThat(tight.allocate(1)).as("allocate(1), when it is full").isEqualTo(-1);
  }

  @Test
  @Order(7)
  @Hidden
  @DisplayName("finds the first damaged byte of any zone")
  void findsTheFirstDamage() {
    RandomGenerator random = Answer.random();
    for (int time = 0; time < 50; time++) {
      MemorySegment large = MemorySegment.ofArray(new byte[2_048]);
      Fences many = Answer.make(Fences.class, large);
      List<Long> edges = new ArrayList<>();
      for (int block = 0; block < 10; block++) {
        long byteSize = random.nextLong(1, 60);
        long at = many.allocate(byteSize);
        edges.add(at - 1 - random.nextInt(ZONE_BYTES));
        edges.add(at + byteSize + random.nextInt(ZONE_BYTES));
      }
      long first = edges.get(random.nextInt(edges.size()));
      long other = edges.get(random.nextInt(edges.size()));
      large.set(JAVA_BYTE, first, (byte) 0);
      large.set(JAVA_BYTE, other, (byte) 0);
      assertThat(many.firstDamage())
          .as("firstDamage(), when the bytes at %d and %d were written", first, other)
          .isEqualTo(Math.min(first, other));
    }
  }

  private void zone(long at, String where) {
    assertThat(at).as("where the zone %s begins", where).isBetween(0L, 504L);
    for (int i = 0; i < ZONE_BYTES; i++) {
      assertThat(memory.get(JAVA_BYTE, at + i))
          .as("byte %d of the zone %s", i, where)
          .isEqualTo(ZONE);
    }
  }

  private void fill(long at, long byteSize) {
    for (long i = 0; i < byteSize; i++) {
      memory.set(JAVA_BYTE, at + i, (byte) 'x');
    }
  }
}
