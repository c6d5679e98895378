package metamemory.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountingAgentTest {
  private static final String PROGRAM =
      """
      package demo;
      import metamemory.count.*;
      public class Program {
        record P(int x) {}
        static Object kept;
        static String text = "x", more = "y";
        public static void main(String[] args) {
          Counters.watch(Thread.currentThread());
          CountSnapshot before = Counters.snapshot();
          Counters.on(true);
          for (int i = 0; i < 5; i++) {
            kept = new P(i);
            kept = text + more;
          }
          Counters.insideCalls(true);
          for (int i = 0; i < 1_000; i++) {
            kept = text.repeat(100);
          }
          Counters.insideCalls(false);
          Counters.on(false);
          for (InsideBytes bytes : Counters.snapshot().insideSince(before)) {
            System.out.println(bytes.site().line() + " inside " + bytes.bytes());
          }
          for (SiteCount count : Counters.snapshot().since(before)) {
            System.out.println(
                count.site().line() + " " + count.count() + " " + count.site().type()
                    + " " + count.bytes() / count.count());
          }
        }
      }
      """;

  private static final long BYTES_OF_REPEATED =
      ObjectSizes.ofInstance(String.class) + ObjectSizes.ofArray(byte.class, 100);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"-Dplain", "--enable-native-access=ALL-UNNAMED"})
  void countsInTheClassesNamed(String option) throws IOException, InterruptedException {
    assertThat(run("=other.,demo.", option))
        .containsExactly(
            "17 inside " + 1_000 * BYTES_OF_REPEATED,
            "12 5 demo.Program$P " + ObjectSizes.of(new Mirror(1)),
            "13 5 java.lang.String " + (ObjectSizes.ofInstance(String.class) + 24));
  }

  /// When C2 is to compile a method, the VM makes the strings of its class, on the calling thread.
  @Test
  void countsNothingOfWhatCompilingItsReadingsMakes() throws IOException, InterruptedException {
    assertThat(
            run(
                "=other.,demo.",
                "-Dplain",
                "-Xbatch",
                "-XX:Tier0InvokeNotifyFreqLog=0",
                "-XX:Tier2InvokeNotifyFreqLog=0",
                "-XX:Tier3InvokeNotifyFreqLog=0",
                "-XX:Tier4InvocationThreshold=300",
                "-XX:Tier4MinInvocationThreshold=100",
                "-XX:Tier4CompileThreshold=400"))
        .contains("17 inside " + 1_000 * BYTES_OF_REPEATED);
  }

  @Test
  void leavesOtherClassesAlone() throws IOException, InterruptedException {
    assertThat(run("=other.", "-Dplain")).isEmpty();
    assertThat(run("", "-Dplain")).isEmpty();
  }

  private record Mirror(int x) {}

  private List<String> run(String arguments, String... options)
      throws IOException, InterruptedException {
    for (Map.Entry<String, byte[]> entry :
        Compiler.compile("demo.Program", PROGRAM, "-g").entrySet()) {
      Path file = folder.resolve(entry.getKey().replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, entry.getValue());
    }
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.add("-javaagent:" + agentJar() + arguments);
    command.addAll(List.of(options));
    command.add("-cp");
    command.add(folder + java.io.File.pathSeparator + System.getProperty("java.class.path"));
    command.add("demo.Program");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }

  /// Only a manifest: the agent's classes are on the class path.
  private Path agentJar() throws IOException {
    Path jar = folder.resolve("agent.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", CountingAgent.class.getName());
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      entries.finish();
    }
    return jar;
  }
}
