package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import metamemory.Outcome.Full;
import metamemory.Outcome.OverLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecordArenaTest {
  private static final MemoryLayout POINT =
      MemoryLayout.structLayout(
          ValueLayout.JAVA_LONG.withName("x"), ValueLayout.JAVA_INT.withName("y"));

  @Test
  void recordsLieSideBySideRoundedUpToTheirAlignment() {
    try (BumpArena memory = BumpArena.open(1024);
        RecordArena points = RecordArena.open(memory, POINT, IndexWidth.BITS_16)) {
      assertThat(points.recordBytes()).isEqualTo(16);
      assertThat(points.width()).isEqualTo(IndexWidth.BITS_16);
      assertThat(List.of(points.add(), points.add())).containsExactly(0L, 1L);
      assertThat(points.offset(1)).isEqualTo(16);
      assertThat(points.get(1).address() - points.get(0).address()).isEqualTo(16);
      assertThat(points.memory().address() % 8).isZero();
    }
  }

  @Test
  void asksForNothingBeforeTheFirstRecord() {
    try (BumpArena memory = BumpArena.open(0);
        RecordArena points = RecordArena.open(memory, POINT, IndexWidth.BITS_8)) {
      assertThat(points.capacity()).isZero();
      assertThat(points.memory().byteSize()).isZero();
      assertThat(memory.usage().allocations()).isZero();
      assertThat(points.tryAdd()).isEqualTo(RecordArena.REFUSED);
    }
  }

  @Test
  void growthKeepsWhatWasWritten() {
    try (BlockPool memory = BlockPool.open(1 << 16, 1);
        RecordArena points = RecordArena.open(memory, POINT, IndexWidth.BITS_16)) {
      for (int i = 0; i < 4096; i++) {
        points.get(points.add()).set(ValueLayout.JAVA_LONG, 0, i);
      }
      for (int i = 0; i < 4096; i++) {
        assertThat(points.memory().get(ValueLayout.JAVA_LONG, points.offset(i))).isEqualTo(i);
      }
    }
  }

  @Test
  void refusesWhatItsWidthCannotName() {
    try (BumpArena memory = BumpArena.open(1 << 20);
        RecordArena bytes = RecordArena.open(memory, ValueLayout.JAVA_BYTE, IndexWidth.BITS_8)) {
      for (int i = 0; i < 256; i++) {
        bytes.add();
      }
      assertThat(bytes.capacity()).isEqualTo(256);
      assertThat(bytes.tryAdd()).isEqualTo(RecordArena.REFUSED);
      assertThat(bytes.tryReserve(1)).isEqualTo(new OverLimit(257, 0, 256));
      assertThatExceptionOfType(AllocationRefusedException.class)
          .isThrownBy(bytes::add)
          .withMessage("needs 257 B, but the limit of 256 B leaves 0 B");
      assertThat(bytes.size()).isEqualTo(256);
    }
  }

  @Test
  void reservesAsManyRecordsAsItsWidthCanName() {
    try (BumpArena memory = BumpArena.open(1024);
        RecordArena bytes = RecordArena.open(memory, ValueLayout.JAVA_BYTE, IndexWidth.BITS_8)) {
      assertThat(bytes.tryReserve(256).isGranted()).isTrue();
      assertThat(bytes.capacity()).isEqualTo(256);
      assertThat(memory.position()).isEqualTo(256);
    }
  }

  @Test
  void refusedGrowthKeepsEveryRecord() {
    try (BumpArena memory = BumpArena.open(160);
        RecordArena points = RecordArena.open(memory, POINT, IndexWidth.BITS_16)) {
      for (int i = 0; i < 8; i++) {
        points.get(points.add()).set(ValueLayout.JAVA_LONG, 0, i);
      }
      assertThat(points.tryReserve(3)).isEqualTo(new Full(176, 160));
      assertThat(points.capacity()).isEqualTo(8);
      // Doubling does not fit either, yet there is room for two more.
      points.add();
      points.add();
      assertThat(points.tryAdd()).isEqualTo(RecordArena.REFUSED);
      assertThat(points.size()).isEqualTo(10);
      assertThat(points.get(7).get(ValueLayout.JAVA_LONG, 0)).isEqualTo(7);
    }
  }

  @Test
  void reservedRecordsAreAddedWithoutGrowth() {
    try (BumpArena memory = BumpArena.open(4096);
        RecordArena points = RecordArena.open(memory, POINT, IndexWidth.BITS_16)) {
      points.tryReserve(100).orElseThrow();
      for (int i = 0; i < 100; i++) {
        points.add();
      }
      assertThat(memory.usage().allocations()).isEqualTo(1);
      assertThat(points.tryReserve(0).isGranted()).isTrue();
      assertThat(points.capacity()).isEqualTo(100);
    }
  }

  @ParameterizedTest
  @EnumSource(IndexWidth.class)
  void reservingMoreThanMemoryHoldsIsRefused(IndexWidth width) {
    try (BumpArena memory = BumpArena.open(64);
        RecordArena points = RecordArena.open(memory, POINT, width)) {
      points.add();
      for (long records : new long[] {1 << 24, 1L << 32, Long.MAX_VALUE / 16, Long.MAX_VALUE}) {
        assertThat(points.tryReserve(records)).isInstanceOf(Outcome.Refusal.class);
      }
      assertThatIllegalArgumentException()
          .isThrownBy(() -> points.tryReserve(-1))
          .withMessage("records must be at least 0: records=-1");
      assertThat(points.size()).isEqualTo(1);
    }
  }

  @Test
  void clearTakesNoTimeAndKeepsTheMemory() {
    try (BumpArena memory = BumpArena.open(4096);
        RecordArena points = RecordArena.open(memory, POINT, IndexWidth.BITS_16)) {
      points.get(points.add()).set(ValueLayout.JAVA_LONG, 0, 42);
      points.clear();
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> points.get(0))
          .withMessage("index must be from 0 to size - 1: index=0, size=0");
      assertThat(points.capacity()).isEqualTo(8);
      points.add();
      assertThat(points.get(0).get(ValueLayout.JAVA_LONG, 0)).isEqualTo(42);
      points.clear();
      points.clear();
    }
  }

  @Test
  void truncateGoesBackToAnEarlierSize() {
    try (BumpArena memory = BumpArena.open(4096);
        RecordArena points = RecordArena.open(memory, POINT, IndexWidth.BITS_16)) {
      points.add();
      points.add();
      points.truncate(1);
      assertThat(points.add()).isEqualTo(1);
      assertThatIllegalArgumentException().isThrownBy(() -> points.truncate(3));
    }
  }

  @Test
  void closeReleasesItsMemory() {
    try (BlockPool memory = BlockPool.open(1024, 1)) {
      RecordArena points = RecordArena.open(memory, POINT, IndexWidth.BITS_8);
      points.add();
      assertThat(memory.usage().liveBlocks()).isEqualTo(1);
      points.close();
      assertThat(memory.usage().liveBlocks()).isZero();
      points.close();
      assertThatIllegalStateException()
          .isThrownBy(points::add)
          .withMessage("RecordArena is closed: open another one");
      assertThat(points).hasToString("RecordArena[0 records of 16 B, BITS_8, closed]");
    }
  }

  @Test
  void survivesEveryFailureWithoutALeak() {
    long requests =
        Probe.survivesEveryFailure(
            HeapAllocator::open,
            allocator -> {
              try (RecordArena records =
                  RecordArena.open(allocator, ValueLayout.JAVA_LONG, IndexWidth.BITS_16)) {
                for (int i = 0; i < 100; i++) {
                  records.add();
                }
              }
            });
    assertThat(requests).isGreaterThanOrEqualTo(4);
  }

  @Test
  void closesAfterItsAllocatorWasClosedOrReset() {
    BumpArena memory = BumpArena.open(1024);
    RecordArena points = RecordArena.open(memory, POINT, IndexWidth.BITS_8);
    points.add();
    memory.reset();
    assertThatIllegalStateException().isThrownBy(() -> points.get(0).get(ValueLayout.JAVA_INT, 0));
    points.close();
    RecordArena others = RecordArena.open(memory, POINT, IndexWidth.BITS_8);
    others.add();
    memory.close();
    others.close();
  }

  @Test
  void refusesLayoutWithoutBytes() {
    try (BumpArena memory = BumpArena.open(64)) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> RecordArena.open(memory, MemoryLayout.structLayout(), IndexWidth.BITS_8));
    }
  }

  @Test
  void refusesOtherThreads() throws InterruptedException {
    try (BumpArena memory = BumpArena.open(1024);
        RecordArena points = RecordArena.open(memory, POINT, IndexWidth.BITS_8)) {
      points.add();
      for (Runnable call :
          List.<Runnable>of(points::add, () -> points.offset(0), points::clear, points::close)) {
        assertThat(OtherThread.failureOf(call)).isInstanceOf(WrongThreadException.class);
      }
      assertThat(points.size()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BITS_8, 255",
    "BITS_16, 65535",
    "BITS_32, 4294967295",
    "BITS_64, 9223372036854775806"
  })
  void widthStoresItsLargestIndexAndRefusesTheNext(IndexWidth width, long largest) {
    MemorySegment memory = MemorySegment.ofArray(new byte[9]);
    width.set(memory, 1, largest);
    assertThat(width.get(memory, 1)).isEqualTo(largest);
    assertThat(width.layout().byteSize()).isEqualTo(width.byteSize());
    for (long index : new long[] {-1, largest + 1, Long.MIN_VALUE}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> width.set(memory, 1, index))
          .withMessage("index must be from 0 to %d: index=%d, width=%s", largest, index, width);
    }
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> width.get(memory, 10 - width.byteSize()));
  }
}
