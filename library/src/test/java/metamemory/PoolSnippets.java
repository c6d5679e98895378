package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

/// The examples in the docs of [Pool].
class PoolSnippets {

  @Test
  void slots() {
    // @start region="slots"
    try (Pool<StringBuilder> lines = Pool.open(2)) {
      int first = lines.add(new StringBuilder("first"));
      int second = lines.add(new StringBuilder("second"));
      assertThat(lines.tryAdd(new StringBuilder())).isEqualTo(Pool.REFUSED);

      lines.get(second).append(" line");
      lines.release(first);
      assertThat(lines.live()).isEqualTo(1);
    }
    // @end
  }

  @Test
  void release() {
    // @start region="release"
    try (Pool<String> cats = Pool.open(2)) {
      int slot = cats.add("Tiger");
      assertThat(cats.release(slot)).isEqualTo("Tiger");
      assertThatIllegalStateException()
          .isThrownBy(() -> cats.release(slot))
          .withMessageContaining("slot is free");
      assertThat(cats.add("Minka")).isEqualTo(slot);
    }
    // @end
  }
}
