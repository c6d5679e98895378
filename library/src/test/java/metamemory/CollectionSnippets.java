package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The examples in the docs of the collections.
class CollectionSnippets {

  @Test
  void list() {
    // @start region="list"
    try (BumpArena arena = BumpArena.open(64);
        LongList list = LongList.open(arena)) {
      for (long i = 0; list.tryAdd(i); i++) {}
      assertThat(list.size()).isEqualTo(8); // All of the arena, and not one more.
      assertThat(list.tryReserve(1)).isEqualTo(new Outcome.Full(72, 64));
      assertThat(list.get(7)).isEqualTo(7);
    }
    // @end
  }

  @Test
  void map() {
    // @start region="map"
    try (BumpArena arena = BumpArena.open(4096);
        LongMap stock = LongMap.open(arena)) {
      stock.put(4711, 12);
      stock.put(4711, stock.get(4711) - 1);
      assertThat(stock.getOrDefault(4711, 0)).isEqualTo(11);
      assertThat(stock.remove(4711)).isTrue();
      assertThat(stock.contains(4711)).isFalse();
    }
    // @end
  }

  @Test
  void text() {
    // @start region="text"
    try (BumpArena arena = BumpArena.open(1024)) {
      Text record = Text.tryCopy(arena, "17,Minka,sleeping").orElseThrow();
      long first = record.indexOf(',', 0);
      long second = record.indexOf(',', first + 1);
      Text name = record.slice(first + 1, second); // The same bytes: nothing is copied.
      assertThat(name.contentEquals("Minka")).isTrue();
      assertThat(arena.usage().allocations()).isEqualTo(1);
    }
    // @end
  }

  @Test
  void builder() {
    // @start region="builder"
    try (BumpArena arena = BumpArena.open(1024);
        TextBuilder line = TextBuilder.open(arena)) {
      line.append("tick ").append(42).append(" ok");
      assertThat(line).hasToString("tick 42 ok");
      line.clear();
      assertThat(line.tryAppend("the same memory again")).isTrue();
    }
    // @end
  }

  @Test
  void interner() {
    // @start region="interner"
    try (BumpArena arena = BumpArena.open(1024);
        Interner symbols = Interner.open(arena)) {
      int add = symbols.intern("add");
      int multiply = symbols.intern("multiply");
      assertThat(symbols.intern("add")).isEqualTo(add);
      assertThat(symbols.get(multiply)).hasToString("multiply");
      assertThat(symbols.size()).isEqualTo(2);
    }
    // @end
  }

  @Test
  void small() {
    // @start region="small"
    try (BumpArena arena = BumpArena.open(1024);
        SmallLongList children = SmallLongList.open(arena)) {
      for (long child = 1; child <= 4; child++) {
        children.add(child);
      }
      assertThat(arena.usage().allocations()).isZero();
      children.add(5);
      assertThat(arena.usage().allocations()).isEqualTo(1);
    }
    // @end
  }
}
