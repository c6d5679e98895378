package metamemory.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import metamemory.cli.grading.Handed;
import metamemory.cli.grading.Shard;
import metamemory.cli.machine.App;
import metamemory.cli.machine.Machines;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import picocli.CommandLine.ParseResult;

/// The files for clusters, as far as they can be checked without one.
final class DeployTest {
  private static final Path DEPLOY = Handed.LESSONS.resolveSibling("deploy");

  @Test
  void theJobHasAsManyPartsAsPods() throws IOException {
    Map<?, ?> job = job();
    assertThat(job.get("apiVersion")).isEqualTo("batch/v1");
    assertThat(job.get("kind")).isEqualTo("Job");
    Map<?, ?> spec = map(job, "spec");
    assertThat(spec.get("completionMode")).isEqualTo("Indexed");
    int pods = (Integer) value(spec, "completions");
    assertThat((Integer) spec.get("parallelism")).isBetween(1, pods);
    assertThat(map(spec, "template", "spec").get("restartPolicy")).isEqualTo("Never");

    for (int pod = 0; pod < pods; pod++) {
      Map<String, String> env =
          Map.of("JOB_COMPLETION_INDEX", "" + pod, Shard.COUNT_VARIABLE, shards());
      assertThat(Shard.ofEngine(Machines.linux(Path.of(""), env)))
          .contains(new Shard(pod + 1, pods));
    }
  }

  @Test
  void theJobsCommandIsOneThatLearnKnows() throws IOException {
    List<String> arguments = texts(value(container(), "args"));
    List<String> words = arguments.stream().map(word -> word.replace("$(PART)", "0")).toList();

    ParseResult parsed = parsed(words).subcommand();

    assertThat(parsed.commandSpec().name()).isEqualTo("grade");
    assertThat(arguments).contains("--sandbox", "require");
    assertThat(parsed.matchedOptionValue("--out", Path.of("")))
        .isEqualTo(Path.of("/results/part-0"));
    List<String> mounts = new ArrayList<>();
    for (Object mount : (List<?>) value(container(), "volumeMounts")) {
      mounts.add(String.valueOf(((Map<?, ?>) mount).get("mountPath")));
    }
    assertThat(mounts).contains("/submissions", "/results");
  }

  @Test
  void theJobsPodsHaveNoRights() throws IOException {
    Map<?, ?> pod = map(job(), "spec", "template", "spec");
    assertThat(map(pod, "securityContext").get("runAsNonRoot")).isEqualTo(true);
    assertThat(pod.get("automountServiceAccountToken")).isEqualTo(false);
    assertThat(map(container(), "securityContext").get("allowPrivilegeEscalation"))
        .isEqualTo(false);
  }

  @Test
  void theImagesCommandIsOneThatLearnKnows() throws IOException {
    String file = Files.readString(DEPLOY.resolve("Containerfile"));
    assertThat(instruction(file, "ENTRYPOINT")).containsExactly("/opt/metamemory/learn");

    ParseResult parsed = parsed(instruction(file, "CMD")).subcommand();

    assertThat(parsed.commandSpec().name()).isEqualTo("grade");
    assertThat(file).contains("COPY . /opt/metamemory", "bubblewrap", "USER 10001");
  }

  @Test
  void theSlurmScriptsCommandIsOneThatLearnKnows() throws IOException {
    String script = Files.readString(DEPLOY.resolve("slurm-array.sh"));
    String command =
        script
            .substring(script.indexOf("./learn grade --submissions \"$1\""))
            .replace("\\\n", " ")
            .replace("\"", "")
            .strip();
    List<String> words = new ArrayList<>(List.of(command.split("\\s+", -1)));
    words.removeFirst();
    words.replaceAll(word -> word.startsWith("${SLURM_CPUS") ? "2" : word);

    assertThat(parsed(words).subcommand().commandSpec().name()).isEqualTo("grade");
    assertThat(script).startsWith("#!/bin/sh\n#SBATCH").contains("#SBATCH --array=1-8");
  }

  private static ParseResult parsed(List<String> words) {
    Context context =
        new Context(
            Machines.linux(Path.of(""), Map.of()),
            Machines.screen().screen(),
            new App(Path.of(""), Handed.LESSONS));
    return Main.commandLine(context).parseArgs(words.toArray(String[]::new));
  }

  private static List<String> instruction(String file, String name) {
    String line =
        file.lines().filter(each -> each.startsWith(name + " ")).findFirst().orElseThrow();
    return List.of(new Gson().fromJson(line.substring(name.length()), String[].class));
  }

  private static String shards() throws IOException {
    for (Object variable : (List<?>) value(container(), "env")) {
      Map<?, ?> each = (Map<?, ?>) variable;
      if (Shard.COUNT_VARIABLE.equals(each.get("name"))) {
        return String.valueOf(each.get("value"));
      }
    }
    throw new AssertionError("the job does not set " + Shard.COUNT_VARIABLE);
  }

  private static Map<?, ?> container() throws IOException {
    List<?> containers = (List<?>) value(map(job(), "spec", "template", "spec"), "containers");
    assertThat(containers).hasSize(1);
    return (Map<?, ?>) containers.getFirst();
  }

  private static Map<?, ?> job() throws IOException {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    return yaml.load(Files.readString(DEPLOY.resolve("kubernetes-job.yaml")));
  }

  private static Map<?, ?> map(Map<?, ?> from, String... names) {
    Map<?, ?> at = from;
    for (String name : names) {
      at = (Map<?, ?>) value(at, name);
    }
    return at;
  }

  private static Object value(Map<?, ?> from, String name) {
    return Objects.requireNonNull(from.get(name), name);
  }

  private static List<String> texts(Object list) {
    return ((List<?>) list).stream().map(String::valueOf).toList();
  }
}
