package metamemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LearnersWordsTest {
  @Test
  void namesVariablesAsTheLearnerDid() {
    assertThat(
            LearnersWords.of(
                "Cannot invoke \"String.length()\" because \"REPL.$JShell$11.word\" is null"))
        .isEqualTo("Cannot invoke \"String.length()\" because \"word\" is null");
    assertThat(LearnersWords.of("REPL.$JShell$31C$Order and $JShell$4.total"))
        .isEqualTo("Order and total");
  }

  @Test
  void explainsAnObjectOfAnOldClass() {
    assertThat(
            LearnersWords.of(
                "class REPL.$JShell$31C$P cannot be cast to class REPL.$JShell$31E$P"
                    + " (REPL.$JShell$31C$P and REPL.$JShell$31E$P are in unnamed module)"))
        .startsWith("this P was made before the cell that defines P was run again");
  }

  @Test
  void leavesOtherMessagesAlone() {
    assertThat(LearnersWords.of("costs $3 or REPL")).isEqualTo("costs $3 or REPL");
  }
}
