package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import metamemory.AllocationRefusedException;
import metamemory.Allocator;
import metamemory.BumpArena;
import metamemory.Observer;
import metamemory.Scope;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `depthOf(arena, groups)`: a scope for each bracket, at most 32 of them, and none left open.
final class NestingExercise {
  private static final long CAPACITY = 1 << 16;

  interface Nesting {
    int depthOf(BumpArena arena, String groups);
  }

  private final Nesting learner = Answer.bind(Nesting.class);

  @Test
  @Order(1)
  @DisplayName("finds the greatest depth")
  void findsTheGreatestDepth() {
    try (BumpArena arena = BumpArena.open(CAPACITY, null)) {
      is(arena, "[roads][[labels]icons]", 2);
      is(arena, "[a[b[c]d]e]", 3);
      is(arena, "no group", 0);
    }
  }

  @Test
  @Order(2)
  @DisplayName("opens a scope for each group, and asks for 16 bytes in it")
  void opensScopesAndAllocates() {
    List<String> events = new ArrayList<>();
    Observer noting = new Noting(events);
    try (BumpArena arena = BumpArena.open(CAPACITY, noting)) {
      learner.depthOf(arena, "[[x]]");
      assertThat(events)
          .as("what the arena did for [[x]]")
          .containsExactly("open 1", "16 B", "open 2", "16 B", "close 2", "close 1");
    }
  }

  @Test
  @Order(3)
  @DisplayName("says -1 when the brackets do not match")
  void bracketsMustMatch() {
    try (BumpArena arena = BumpArena.open(CAPACITY, null)) {
      is(arena, "[roads", -1);
      is(arena, "roads]", -1);
      is(arena, "]roads[", -1);
    }
  }

  @Test
  @Order(4)
  @DisplayName("refuses level 33 with -1")
  void refusesLevel33() {
    try (BumpArena arena = BumpArena.open(CAPACITY, null)) {
      assertThat(answer(arena, nested(32)))
          .as("depthOf of 32 groups in each other")
          .isEqualTo("32");
      assertThat(answer(arena, nested(33)))
          .as("depthOf of 33 groups in each other")
          .isEqualTo("-1");
    }
  }

  @Test
  @Order(5)
  @Points(2)
  @DisplayName("leaves no scope open, whatever the text")
  void leavesNoScopeOpen() {
    for (String groups : new String[] {"[a]", "[[a", "a]", nested(33), "[[b]]]"}) {
      try (BumpArena arena = BumpArena.open(CAPACITY, null)) {
        answer(arena, groups);
        assertThat(arena.usage().depth())
            .as("scopes that are open after depthOf of \"%s\"", groups)
            .isZero();
        assertThat(arena.usage().usedBytes())
            .as("bytes that are used after depthOf of \"%s\"", groups)
            .isZero();
      }
    }
  }

  @Test
  @Order(6)
  @Hidden
  @DisplayName("counts the scopes that were open before, and leaves them open")
  void countsScopesOpenBefore() {
    try (BumpArena arena = BumpArena.open(CAPACITY, null);
        Scope first = arena.openScope();
        Scope second = first.openScope()) {
      assertThat(answer(arena, nested(30)))
          .as("depthOf of 30 groups, with 2 scopes open before")
          .isEqualTo("30");
      assertThat(answer(arena, nested(31)))
          .as("depthOf of 31 groups, with 2 scopes open before")
          .isEqualTo("-1");
      assertThat(answer(arena, "x]")).as("depthOf of \"x]\", with 2 open before").isEqualTo("-1");
      assertThat(second.depth() == arena.usage().depth() && second.tryAllocate(8, 8).isGranted())
          .as("whether the 2 scopes from before are still open")
          .isTrue();
    }
  }

  @Test
  @Order(7)
  @Hidden
  @DisplayName("is right for random groups")
  void isRightForRandomGroups() {
    RandomGenerator random = Answer.random();
    try (BumpArena arena = BumpArena.open(CAPACITY, null)) {
      for (int time = 0; time < 100; time++) {
        StringBuilder text = new StringBuilder();
        int open = 0;
        int deepest = 0;
        for (int i = 0; i < 60; i++) {
          boolean opens = open == 0 || (open < Scope.MAX_DEPTH && random.nextInt(5) < 3);
          open += opens ? 1 : -1;
          deepest = Math.max(deepest, open);
          text.append(opens ? '[' : ']');
        }
        is(arena, text + "]".repeat(open), deepest);
      }
    }
  }

  private void is(BumpArena arena, String groups, int expected) {
    assertThat(learner.depthOf(arena, groups)).as("depthOf of \"%s\"", groups).isEqualTo(expected);
  }

  /// What comes, or what is thrown.
  private String answer(BumpArena arena, String groups) {
    try {
      return String.valueOf(learner.depthOf(arena, groups));
    } catch (IllegalStateException | AllocationRefusedException thrown) {
      return thrown.getClass().getSimpleName();
    }
  }

  private static String nested(int groups) {
    return "[".repeat(groups) + "]".repeat(groups);
  }

  private record Noting(List<String> events) implements Observer {
    @Override
    public void allocated(
        Allocator source, long address, long byteSize, long byteAlignment, long paddingBytes) {
      events.add(byteSize + " B");
    }

    @Override
    public void scopeOpened(Allocator source, int depth) {
      events.add("open " + depth);
    }

    @Override
    public void scopeClosed(Allocator source, int depth) {
      events.add("close " + depth);
    }
  }
}
