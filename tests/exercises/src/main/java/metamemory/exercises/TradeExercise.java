package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.PaddingLayout;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `trade()`: a struct of five fields in at most 12 bytes, without padding.
final class TradeExercise {
  private static final int THOUSAND = 1_000;
  private static final long BUDGET = 12 * 1024;

  private static final List<Field> FIELDS =
      List.of(
          new Field("side", 0, 1),
          new Field("id", 0, 2_000_000_000),
          new Field("urgent", 0, 1),
          new Field("cents", -100_000_000, 100_000_000),
          new Field("quantity", 0, 60_000));

  interface Trade {
    StructLayout trade();
  }

  private record Field(String name, long from, long to) {}

  private final Trade learner = Answer.bind(Trade.class);

  @Test
  @Order(1)
  @DisplayName("has the five fields, each once")
  void hasTheFields() {
    List<String> names =
        learner.trade().memberLayouts().stream()
            .filter(member -> !(member instanceof PaddingLayout))
            .map(member -> member.name().orElse("(no name)"))
            .sorted()
            .toList();
    assertThat(names.toString())
        .as("the names of the fields, sorted")
        .isEqualTo("[cents, id, quantity, side, urgent]");
  }

  @Test
  @Order(2)
  @DisplayName("holds every value of every field")
  void holdsEveryValue() throws Throwable {
    for (Field field : FIELDS) {
      for (long value : new long[] {field.from(), field.to()}) {
        MemorySegment one = MemorySegment.ofArray(new long[64]);
        write(one, 0, field.name(), value);
        assertThat(read(one, 0, field.name()))
            .as("%s has to hold %s", field.name(), String.format(Locale.ROOT, "%,d", value))
            .isEqualTo(value);
      }
    }
  }

  @Test
  @Order(3)
  @DisplayName("has no padding")
  void hasNoPadding() {
    long padding =
        learner.trade().memberLayouts().stream()
            .filter(member -> member instanceof PaddingLayout)
            .mapToLong(MemoryLayout::byteSize)
            .sum();
    assertThat(padding)
        .as("bytes of padding: with the largest fields first, none has to skip to its alignment")
        .isZero();
  }

  @Test
  @Order(4)
  @DisplayName("a thousand fit in 12 KiB")
  void fitsInTwelveKibibytes() {
    long bytes = THOUSAND * learner.trade().byteSize();
    assertThat(bytes <= BUDGET ? "at most 12,288 bytes" : String.format("%,d bytes", bytes))
        .as("a thousand trades of %d bytes", learner.trade().byteSize())
        .isEqualTo("at most 12,288 bytes");
  }

  @Test
  @Order(5)
  @Hidden
  @DisplayName("keeps a thousand trades apart")
  void keepsTradesApart() throws Throwable {
    long size = learner.trade().byteSize();
    MemorySegment all =
        SegmentAllocator.slicingAllocator(MemorySegment.ofArray(new long[(int) (THOUSAND * size)]))
            .allocate(THOUSAND * size);
    for (int i = 0; i < THOUSAND; i++) {
      for (Field field : FIELDS) {
        write(all, i * size, field.name(), value(field, i));
      }
    }
    for (int i = 0; i < THOUSAND; i++) {
      for (Field field : FIELDS) {
        assertThat(read(all, i * size, field.name()))
            .as("%s of trade %d of a thousand", field.name(), i)
            .isEqualTo(value(field, i));
      }
    }
  }

  private static long value(Field field, int i) {
    return field.from() + (field.to() - field.from()) * i / (THOUSAND - 1);
  }

  private void write(MemorySegment memory, long at, String name, long value) throws Throwable {
    ValueLayout type = type(name);
    MethodHandle set =
        type.varHandle()
            .toMethodHandle(java.lang.invoke.VarHandle.AccessMode.SET)
            .asType(
                MethodType.methodType(void.class, MemorySegment.class, long.class, type.carrier()));
    MethodHandle cast =
        MethodHandles.explicitCastArguments(
            set, MethodType.methodType(void.class, MemorySegment.class, long.class, long.class));
    cast.invoke(memory, at + offset(name), value);
  }

  private long read(MemorySegment memory, long at, String name) throws Throwable {
    ValueLayout type = type(name);
    MethodHandle get = type.varHandle().toMethodHandle(java.lang.invoke.VarHandle.AccessMode.GET);
    MethodHandle cast =
        MethodHandles.explicitCastArguments(
            get, MethodType.methodType(long.class, MemorySegment.class, long.class));
    return (long) cast.invoke(memory, at + offset(name));
  }

  private long offset(String name) {
    return learner.trade().byteOffset(PathElement.groupElement(name));
  }

  private ValueLayout type(String name) {
    MemoryLayout member = learner.trade().select(PathElement.groupElement(name));
    return (ValueLayout) Objects.requireNonNull(member.withoutName());
  }
}
