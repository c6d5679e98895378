package metamemory.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LiteralsTest {
  @Test
  void areThoseStringsThatTheVmMakesForAClass() {
    List<String> literals = Literals.of(Two.class);
    assertThat(literals).containsExactly("the one", "the other");
    assertThat(Two.one()).isSameAs(literals.getFirst());
    assertThat(Two.other()).isSameAs(literals.getLast());
  }

  @Test
  void areNoneWhereTheClassHasNoFile() {
    Runnable lambda = () -> {};
    assertThat(Literals.of(lambda.getClass(), int[].class, int.class)).isEmpty();
  }

  private static final class Two {
    static String one() {
      return "the one";
    }

    static String other() {
      return "the other";
    }
  }
}
