package metamemory.cli.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import metamemory.cli.machine.Machines;
import metamemory.cli.machine.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ShardTest {
  @Test
  void everyStudentIsInExactlyOnePartOfAboutEqualSize() {
    int[] sizes = new int[8];
    for (int student = 0; student < 4000; student++) {
      String name = "student" + student;
      int[] holding =
          IntStream.rangeClosed(1, 8).filter(i -> new Shard(i, 8).holds(name)).toArray();
      assertThat(holding).hasSize(1);
      sizes[holding[0] - 1]++;
    }
    assertThat(IntStream.of(sizes).boxed())
        .allSatisfy(size -> assertThat(size).isBetween(400, 600));
  }

  @Test
  void aStudentsPartStaysTheSameInLaterVersions() {
    assertThat(Map.of("alice", partOf("alice"), "Bjørn", partOf("Bjørn"), "学生", partOf("学生")))
        .isEqualTo(Map.of("alice", ALICE, "Bjørn", BJORN, "学生", STUDENT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "0/4", "5/4", "1/0", "-1/4", "a/b", "1/2/3", "9999999/9999999"})
  void doesNotGuess(String typed) {
    assertThatThrownBy(() -> Shard.parse(typed))
        .isInstanceOf(Stop.class)
        .hasMessageContaining("--shard=" + typed);
  }

  @Test
  void readsWhatAPersonTypes() {
    assertThat(Shard.parse("3/8")).isEqualTo(new Shard(3, 8)).hasToString("3/8");
  }

  @ParameterizedTest
  @CsvSource({"0,0,3,1,1/4", "3,0,3,1,4/4", "7,5,8,1,3/4", "30,10,40,10,3/4"})
  void takesASlurmTasksPart(String id, String min, String max, String step, String expected) {
    assertThat(
            ofEngine(
                Map.of(
                    "SLURM_ARRAY_TASK_ID", id,
                    "SLURM_ARRAY_TASK_MIN", min,
                    "SLURM_ARRAY_TASK_MAX", max,
                    "SLURM_ARRAY_TASK_STEP", step,
                    "SLURM_ARRAY_TASK_COUNT", "4")))
        .isEqualTo(expected);
  }

  @Test
  void refusesASlurmArrayWithGaps() {
    Map<String, String> oneThreeSeven =
        Map.of(
            "SLURM_ARRAY_TASK_ID", "3",
            "SLURM_ARRAY_TASK_MIN", "1",
            "SLURM_ARRAY_TASK_MAX", "7",
            "SLURM_ARRAY_TASK_COUNT", "3");
    assertThatThrownBy(() -> ofEngine(oneThreeSeven))
        .isInstanceOf(Stop.class)
        .hasMessageContaining("--shard=i/n");
  }

  @Test
  void takesAPodsPart() {
    assertThat(ofEngine(Map.of("JOB_COMPLETION_INDEX", "0", "METAMEMORY_SHARDS", "5")))
        .isEqualTo("1/5");
  }

  @Test
  void saysWhatAnEngineDoesNotTell() {
    assertThatThrownBy(() -> ofEngine(Map.of("JOB_COMPLETION_INDEX", "0")))
        .isInstanceOf(Stop.class)
        .hasMessageContaining("METAMEMORY_SHARDS is not set");
    assertThatThrownBy(
            () -> ofEngine(Map.of("JOB_COMPLETION_INDEX", "5", "METAMEMORY_SHARDS", "5")))
        .isInstanceOf(Stop.class)
        .hasMessageContaining("fewer shards than pods");
    assertThatThrownBy(() -> ofEngine(Map.of("SLURM_ARRAY_TASK_ID", "1")))
        .isInstanceOf(Stop.class)
        .hasMessageContaining("SLURM_ARRAY_TASK_MIN is not set");
  }

  @Test
  void isTheWholeClassWithoutAnEngine() {
    assertThat(ofEngine(Map.of())).isEqualTo("none");
    assertThat(Shard.ALL.holds("anyone")).isTrue();
  }

  private static final int ALICE = 4;
  private static final int BJORN = 3;
  private static final int STUDENT = 3;

  private static int partOf(String student) {
    return IntStream.rangeClosed(1, 4)
        .filter(i -> new Shard(i, 4).holds(student))
        .findFirst()
        .orElseThrow();
  }

  private static String ofEngine(Map<String, String> env) {
    return Shard.ofEngine(Machines.linux(Path.of(""), env)).map(Shard::toString).orElse("none");
  }
}
