package metamemory.cli.grading;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metamemory.cli.machine.Machine;
import metamemory.cli.machine.Stop;
import metamemory.grade.Sha256;

/// One of several parts of a class, each graded by a process of its own. A student's part depends
/// on their name alone, so that it stays the same when others join or leave.
///
/// @param index which part, from 1
/// @param count how many parts there are
public record Shard(int index, int count) {
  /// The whole class.
  public static final Shard ALL = new Shard(1, 1);

  /// How many parts there are, where an engine tells each process only its own number.
  public static final String COUNT_VARIABLE = "METAMEMORY_SHARDS";

  private static final Pattern FORM = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  /// Checks the numbers.
  ///
  /// @throws IllegalArgumentException if `index` is not from 1 to `count`
  public Shard {
    if (index < 1 || index > count) {
      throw new IllegalArgumentException(
          "index must be from 1 to count: index=" + index + ", count=" + count);
    }
  }

  /// Reads what a person typed.
  ///
  /// @param text for example `3/8`
  /// @return the part
  /// @throws Stop if it has another form
  public static Shard parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw Stop.usage(
          "a shard is a number, a slash and how many there are, as 3/8: --shard=" + text);
    }
    int index = Integer.parseInt(matcher.group(1));
    int count = Integer.parseInt(matcher.group(2));
    if (index < 1 || index > count) {
      throw Stop.usage("shards are numbered from 1 to how many there are: --shard=" + text);
    }
    return new Shard(index, count);
  }

  /// The part that an engine gave to this process: a task of a Slurm array, or a pod of a
  /// Kubernetes Indexed Job.
  ///
  /// @param machine whose environment tells
  /// @return the part, or empty where no engine does
  /// @throws Stop if what the engine says does not suffice
  public static Optional<Shard> ofEngine(Machine machine) {
    if (machine.variable("SLURM_ARRAY_TASK_ID").isPresent()) {
      return Optional.of(ofSlurm(machine));
    }
    if (machine.variable("JOB_COMPLETION_INDEX").isPresent()) {
      return Optional.of(ofKubernetes(machine));
    }
    return Optional.empty();
  }

  private static Shard ofSlurm(Machine machine) {
    int id = number(machine, "SLURM_ARRAY_TASK_ID");
    int first = number(machine, "SLURM_ARRAY_TASK_MIN");
    int last = number(machine, "SLURM_ARRAY_TASK_MAX");
    int step =
        machine.variable("SLURM_ARRAY_TASK_STEP").isPresent()
            ? Math.max(1, number(machine, "SLURM_ARRAY_TASK_STEP"))
            : 1;
    int count = (last - first) / step + 1;
    boolean hasGaps =
        machine.variable("SLURM_ARRAY_TASK_COUNT").isPresent()
            && number(machine, "SLURM_ARRAY_TASK_COUNT") != count;
    if (hasGaps || id < first || id > last || (id - first) % step != 0) {
      throw Stop.usage(
          "this Slurm array has gaps, so its tasks cannot be counted: SLURM_ARRAY_TASK_ID=%d, from %d"
                  .formatted(id, first)
              + " to %d in steps of %d; say which part this is: --shard=i/n".formatted(last, step));
    }
    return new Shard((id - first) / step + 1, count);
  }

  private static Shard ofKubernetes(Machine machine) {
    int index = number(machine, "JOB_COMPLETION_INDEX");
    int count = number(machine, COUNT_VARIABLE);
    if (index >= count) {
      throw Stop.usage(
          "there are fewer shards than pods: JOB_COMPLETION_INDEX=%d, %s=%d; set it to the job's"
                  .formatted(index, COUNT_VARIABLE, count)
              + " completions");
    }
    return new Shard(index + 1, count);
  }

  private static int number(Machine machine, String variable) {
    String value =
        machine
            .variable(variable)
            .orElseThrow(() ->
                Stop.usage(
                    "cannot tell which part of the class this is: "
                        + variable
                        + " is not set; set it, or say --shard=i/n"));
    if (!value.strip().matches("\\d{1,9}")) {
      throw Stop.usage("must be a whole number: " + variable + "=" + value);
    }
    return Integer.parseInt(value.strip());
  }

  /// Whether a student is in this part.
  ///
  /// @param student the student's name
  /// @return true for exactly one of the `count` parts
  public boolean holds(String student) {
    return Long.remainderUnsigned(hash(student), count) == index - 1;
  }

  private static long hash(String student) {
    return ByteBuffer.wrap(Sha256.of(student.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  @Override
  public String toString() {
    return index + "/" + count;
  }
}
