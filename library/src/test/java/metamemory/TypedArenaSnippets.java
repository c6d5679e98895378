package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The examples in the docs of [TypedArena].
class TypedArenaSnippets {

  @Test
  void reverse() {
    List<String> log = new ArrayList<>();
    // @start region="reverse"
    try (TypedArena<String> steps = TypedArena.open(4, step -> log.add("undo " + step))) {
      steps.add("open file");
      steps.add("lock file");
      assertThat(steps.get(1)).isEqualTo("lock file");
    }
    assertThat(log).containsExactly("undo lock file", "undo open file");
    // @end
  }

  @Test
  void all() {
    List<String> log = new ArrayList<>();
    // @start region="all"
    try (TypedArena<String> arena = TypedArena.open(8, value -> log.add("close " + value))) {
      assertThat(arena.tryMakeAll(2, number -> "worker " + number)).isTrue();
      assertThat(arena.tryMakeAll(7, number -> "worker " + number)).isFalse(); // 6 are free.
      assertThatIllegalStateException()
          .isThrownBy(() ->
              arena.tryMakeAll(
                  3,
                  number -> {
                    if (number == 2) {
                      throw new IllegalStateException("no third one");
                    }
                    return "spare " + number;
                  }));
      assertThat(log).containsExactly("close spare 1", "close spare 0");
      assertThat(arena.size()).isEqualTo(2);
    }
    // @end
  }
}
