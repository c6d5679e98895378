package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

/// The examples in the docs of [GenerationalArena], [HandleShape] and [SecondaryMap].
class GenerationalArenaSnippets {

  @Test
  void handles() {
    // @start region="handles"
    GenerationalArena<String> cats = GenerationalArena.of();
    long tiger = cats.add("Tiger");
    assertThat(cats.get(tiger)).isEqualTo("Tiger");

    cats.release(tiger);
    long minka = cats.add("Minka"); // In the same slot, of the next generation.
    assertThat(cats.find(tiger)).isNull();
    assertThatIllegalStateException()
        .isThrownBy(() -> cats.get(tiger))
        .withMessageContaining("handle is stale");
    assertThat(cats.get(minka)).isEqualTo("Minka");
    // @end
  }

  @Test
  void shape() {
    // @start region="shape"
    HandleShape small = HandleShape.of(16, 16, 0); // 32 bits: fits into an int.
    GenerationalArena<String> arena = GenerationalArena.of(small);
    int handle = Math.toIntExact(arena.add("value"));
    assertThat(small.describe(handle)).isEqualTo("index=0, generation=1");
    assertThat(arena.get(handle)).isEqualTo("value");
    assertThat(small.maxSlots()).isEqualTo(65_535);
    // @end
  }

  @Test
  void secondary() {
    // @start region="secondary"
    GenerationalArena<String> cats = GenerationalArena.of();
    SecondaryMap<Integer> weights = SecondaryMap.of(cats);
    long tiger = cats.add("Tiger");
    weights.put(tiger, 4200);
    assertThat(weights.find(tiger)).isEqualTo(4200);

    cats.release(tiger);
    assertThat(weights.find(tiger)).isNull();
    // @end
  }
}
