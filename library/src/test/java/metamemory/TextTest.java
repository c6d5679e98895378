package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import metamemory.Outcome.Full;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

  private static Text text(String characters) {
    return new Text(MemorySegment.ofArray(characters.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "Löwe",
        "\u007F\u0080",
        "߿ࠀ",
        "\uFFFF",
        "𐀀",
        "😀 und 🏳️‍🌈",
        "\uD83D",
        "\uDE00x",
        "\uD83Dx\uDE00",
        "\u0000"
      })
  void encodesAsTheJdkDoes(String characters) {
    byte[] expected = characters.getBytes(StandardCharsets.UTF_8);
    try (BumpArena arena = BumpArena.open(1024);
        TextBuilder builder = TextBuilder.open(arena)) {
      Text copy = Text.tryCopy(arena, characters).orElseThrow();
      assertThat(copy.utf8().toArray(ValueLayout.JAVA_BYTE)).isEqualTo(expected);
      assertThat(builder.append(characters).text()).isEqualTo(copy);
      assertThat(copy.contentEquals(characters)).isTrue();
      assertThat(copy.contentEquals(characters + "x")).isFalse();
      assertThat(copy.contentEquals("")).isEqualTo(characters.isEmpty());
      assertThat(copy).hasToString(new String(expected, StandardCharsets.UTF_8));
      assertThat(copy.hashCode()).isEqualTo(Long.hashCode(Utf8.hash(characters)));
    }
  }

  @Test
  void sliceSharesTheBytes() {
    Text line = text("id,name,hobby");
    long comma = line.indexOf(',', 0);
    Text name = line.slice(comma + 1, line.indexOf(',', comma + 1));
    assertThat(name).hasToString("name").isEqualTo(text("name"));
    line.utf8().set(ValueLayout.JAVA_BYTE, 3, (byte) 'N');
    assertThat(name).hasToString("Name");
    assertThat(line.indexOf('?', 0)).isEqualTo(-1);
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> line.slice(5, 14));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> line.slice(5, 4));
  }

  @Test
  void comparesInTheOrderOfCodePoints() {
    List<Text> sorted =
        List.of(text("𐀀"), text("b"), text("\uFFFF"), text(""), text("ab"), text("a"));
    assertThat(sorted.stream().sorted().map(Text::toString))
        .containsExactly("", "a", "ab", "b", "\uFFFF", "𐀀");
    assertThat(text("a"))
        .isEqualByComparingTo(text("a"))
        .isNotEqualTo(text("ab"))
        .isNotEqualTo(text("b"))
        .isNotEqualTo("a");
  }

  @Test
  void copyIsOneRequestAndMayBeRefused() {
    try (BumpArena arena = BumpArena.open(5)) {
      Text lion = Text.tryCopy(arena, "Löwe").orElseThrow();
      assertThat(arena.usage().allocations()).isEqualTo(1);
      assertThat(Text.tryCopy(arena, "x")).isEqualTo(new Attempt.Refused<Text>(new Full(1, 0)));
      assertThat(lion.tryClone(arena)).isEqualTo(new Attempt.Refused<Text>(new Full(5, 0)));
      assertThat(lion.tryClone(BumpArena.ofHeap(5)).orElseThrow()).isEqualTo(lion);
    }
  }

  static Stream<Arguments> lengths() {
    // Two letters when it is measured; then three, then one.
    return Stream.of(
        Arguments.of((Object) new int[] {2, 2, 2, 3}),
        Arguments.of((Object) new int[] {2, 2, 2, 1}));
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void textThatLiesAboutItsSizeIsRefusedAndTakesNothing(int[] lengths) {
    try (BlockPool pool = BlockPool.open(64, 4);
        TextBuilder builder = TextBuilder.open(pool).append("abc")) {
      Usage before = pool.usage();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Text.tryCopy(pool, ChangingText.ofLengths(lengths)))
          .withMessage("text must not change while it is copied: measured bytes=2");
      assertThat(pool.usage().liveBlocks()).isEqualTo(before.liveBlocks());
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder.append(ChangingText.ofLengths(lengths)));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder.tryAppend(ChangingText.ofLengths(lengths)));
      assertThat(builder).hasToString("abc");
    }
  }

  @Test
  void cloneOfATextThatHasEndedTakesNothing() {
    try (BlockPool pool = BlockPool.open(64, 4)) {
      BumpArena arena = BumpArena.open(64);
      Text text = Text.tryCopy(arena, "abc").orElseThrow();
      arena.close();
      assertThatIllegalStateException().isThrownBy(() -> text.tryClone(pool));
      assertThat(pool.usage().liveBlocks()).isZero();
    }
  }

  @Test
  void textIsAppendedWholeOrNotAtAll() {
    try (BumpArena arena = BumpArena.open(10);
        TextBuilder builder = TextBuilder.open(arena)) {
      builder.append("12345678");
      assertThat(builder.tryAppend("abc")).isFalse();
      assertThat(builder.tryAppend(-99)).isFalse();
      assertThat(builder.tryAppend(text("abc"))).isFalse();
      assertThatExceptionOfType(AllocationRefusedException.class)
          .isThrownBy(() -> builder.append("abc"))
          .withMessage("needs 11 B, but 10 B are free");
      assertThatExceptionOfType(AllocationRefusedException.class)
          .isThrownBy(() -> builder.append(100));
      assertThat(builder).hasToString("12345678");
      assertThat(builder.append("ab").byteSize()).isEqualTo(10);
      assertThat(builder.capacity()).isEqualTo(10);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 7, -7, 10, 99, 100, -100, Long.MAX_VALUE, Long.MIN_VALUE})
  void appendsNumbersAsTheJdkDoes(long number) {
    try (BumpArena arena = BumpArena.open(64);
        TextBuilder builder = TextBuilder.open(arena)) {
      assertThat(builder.append(number).append(",")).hasToString(number + ",");
      builder.clear();
      assertThat(builder.tryAppend(number)).isTrue();
      assertThat(builder.tryAppend(",")).isTrue();
      assertThat(builder).hasToString(number + ",");
    }
  }

  @Test
  void cutsAndClears() {
    try (BumpArena arena = BumpArena.open(64);
        TextBuilder builder = TextBuilder.open(arena)) {
      builder.append("hello").truncate(4);
      assertThat(builder).hasToString("hell");
      builder.clear();
      assertThat(builder.tryAppend(text("x"))).isTrue();
      assertThat(builder).hasToString("x");
      assertThatIllegalArgumentException().isThrownBy(() -> builder.truncate(2));
      assertThatIllegalArgumentException().isThrownBy(() -> builder.tryReserve(-1));
      assertThat(builder.tryReserve(Long.MAX_VALUE)).isInstanceOf(Outcome.Refusal.class);
    }
  }

  @Test
  void closedBuilderIsEmpty() {
    TextBuilder builder = TextBuilder.open(BumpArena.ofHeap(64)).append("x");
    builder.close();
    assertThat(builder).hasToString("");
    assertThat(builder.capacity()).isZero();
  }

  @Test
  void cloneIsIndependent() {
    try (BumpArena arena = BumpArena.open(64);
        TextBuilder builder = TextBuilder.open(arena).append("abc");
        TextBuilder copy = builder.tryClone(arena).orElseThrow()) {
      copy.append("d");
      assertThat(builder).hasToString("abc");
      assertThat(copy).hasToString("abcd");
    }
  }
}
