package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecondaryMapTest {
  private final GenerationalArena<String> arena = GenerationalArena.of();
  private final SecondaryMap<Integer> ages = SecondaryMap.of(arena);

  @Test
  void findsWhatWasPut() {
    long cat = arena.add("cat");
    long dog = arena.add("dog");
    assertThat(ages.put(dog, 7)).isNull();
    assertThat(ages.put(dog, 8)).isEqualTo(7);
    assertThat(ages.find(dog)).isEqualTo(8);
    assertThat(ages.find(cat)).isNull();
    assertThat(ages.size()).isEqualTo(1);
  }

  @Test
  void mayBeginWithAHighSlot() {
    for (int i = 0; i < 19; i++) {
      arena.add("animal " + i);
    }
    long cat = arena.add("cat");
    ages.put(cat, 7);
    assertThat(ages.find(cat)).isEqualTo(7);
    assertThat(ages.size()).isEqualTo(1);
  }

  @Test
  void entryOfReleasedHandleIsNotFoundAndNotTakenForTheNext() {
    long cat = arena.add("cat");
    ages.put(cat, 7);
    arena.release(cat);
    assertThat(ages.find(cat)).isNull();
    long dog = arena.add("dog");
    assertThat(ages.find(dog)).isNull();
    assertThat(ages.put(dog, 3)).isNull();
    assertThat(ages.size()).isEqualTo(1);
  }

  @Test
  void refusesToPutForStaleNullAndForeignHandles() {
    long cat = arena.add("cat");
    arena.release(cat);
    assertThatIllegalStateException()
        .isThrownBy(() -> ages.put(cat, 1))
        .withMessageContaining("stale");
    assertThatIllegalArgumentException().isThrownBy(() -> ages.put(GenerationalArena.NULL, 1));
    long foreign = GenerationalArena.<String>of().add("wolf");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ages.put(foreign, 1))
        .withMessageContaining("handle must be of this arena");
    assertThat(ages.size()).isZero();
  }

  @Test
  void refusesForgedHandles() {
    HandleShape shape = HandleShape.of(8, 8, 0);
    GenerationalArena<String> narrow = GenerationalArena.of(shape);
    SecondaryMap<Integer> map = SecondaryMap.of(narrow);
    long handle = narrow.add("cat");
    map.put(handle, 7);
    for (long forged :
        new long[] {-1, handle | 1L << 16, shape.handle(1, 1, 0), shape.handle(0, 2, 0)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> map.put(forged, 1))
          .withMessageStartingWith("handle was never granted");
      assertThat(map.find(forged)).isNull();
      assertThat(map.remove(forged)).isNull();
    }
    assertThat(map.find(handle)).isEqualTo(7);
  }

  @Test
  void removesAlsoForStaleHandles() {
    long cat = arena.add("cat");
    ages.put(cat, 7);
    arena.release(cat);
    assertThat(ages.remove(cat)).isEqualTo(7);
    assertThat(ages.remove(cat)).isNull();
    assertThat(ages.remove(GenerationalArena.NULL)).isNull();
    assertThat(ages.size()).isZero();
  }

  @Test
  void pruneDropsWhatIsNoLongerLive() {
    List<Long> handles = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      handles.add(arena.add("animal " + i));
      ages.put(handles.get(i), i);
    }
    arena.retain((_, name) -> name.endsWith("5"));
    assertThat(ages.size()).isEqualTo(20);
    ages.prune();
    assertThat(ages.size()).isEqualTo(2);
    List<Integer> seen = new ArrayList<>();
    ages.forEach((_, age) -> seen.add(age));
    assertThat(seen).containsExactly(5, 15);
    assertThat(ages).hasToString("SecondaryMap[2 entries]");
  }

  @Test
  void refusesOtherThreads() throws InterruptedException {
    long cat = arena.add("cat");
    for (Runnable call :
        List.<Runnable>of(() -> ages.put(cat, 1), () -> ages.find(cat), () -> ages.remove(cat))) {
      assertThat(OtherThread.failureOf(call)).isInstanceOf(WrongThreadException.class);
    }
  }
}
