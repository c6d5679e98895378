package metamemory.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The kernel as `learn` installs it, in a process of its own.
///
/// `-Dmetamemory.starts=200` makes the repeated start a long one: 200 starts, none of which hangs.
final class KernelStartTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int STARTS = Integer.getInteger("metamemory.starts", 5);

  @TempDir private static Path root;
  private static LearnerHome home;

  @BeforeAll
  static void install() {
    home = new LearnerHome(root);
    List<String> prepare = App.learn("--prepare", "--workspace", home.workspace().toString());
    try (ChildProcess learn = ChildProcess.start(prepare, home.environment(), root)) {
      assertThat(learn.awaitExit(Duration.ofMinutes(3))).as(learn.output()).isZero();
    }
  }

  @Test
  void startsFromTheCacheThatLearnMade() throws IOException {
    Path log = root.resolve("loaded.log");
    Map<String, String> env = Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log);
    try (KernelClient kernel = KernelClient.start(home, env)) {
      assertThat(kernel.run("1 + 1", LIMIT).text()).isEqualTo("2\n");
    }
    assertThat(Files.readAllLines(log))
        .anyMatch(line -> line.contains("metamemory.kernel.Session source: shared objects file"));
  }

  @Test
  void passesOverACacheThatIsDamagedOrGoneWithoutAWord() throws IOException {
    Path cache = cache();
    byte[] bytes = Files.readAllBytes(cache);
    try {
      Files.write(cache, "no cache at all".getBytes(StandardCharsets.UTF_8));
      assertStartsSilently();
      Files.delete(cache);
      assertStartsSilently();
    } finally {
      Files.write(cache, bytes);
    }
  }

  private static void assertStartsSilently() {
    try (KernelClient kernel = KernelClient.start(home)) {
      assertThat(kernel.run("1 + 1", LIMIT).text()).isEqualTo("2\n");
      assertThat(kernel.printed()).isEmpty();
    }
  }

  private static Path cache() throws IOException {
    String json = Files.readString(home.kernelspec());
    return Path.of(json.replaceAll("(?s).*-XX:AOTCache=([^\"]+)\".*", "$1"));
  }

  @Test
  void startsAgainAndAgain() {
    for (int i = 0; i < STARTS; i++) {
      try (KernelClient kernel = KernelClient.start(home)) {
        assertThat(kernel.run("6 * 7", LIMIT).text()).as("start " + i).isEqualTo("42\n");
      }
    }
  }

  @Test
  void endsWithoutAFaultAndWithoutAMarkWhenAskedTo() {
    try (KernelClient kernel = KernelClient.start(home)) {
      assertThat(kernel.run("1 + 1", LIMIT).text()).isEqualTo("2\n");
      assertThat(kernel.runningMark()).exists();
      assertThat(kernel.end(LIMIT)).as(kernel.printed()).isZero();
      assertThat(kernel.runningMark()).doesNotExist();
    }
  }

  @Test
  void saysAfterItWasHaltedThatItIsANewOne() {
    String halt =
        "var halt = Runtime.class.getMethod(\"halt\", int.class); halt.invoke(Runtime.getRuntime(),"
            + " 3);";
    KernelClient kernel = KernelClient.start(home);
    kernel.runToTheEnd(halt, LIMIT);
    try (KernelClient next = kernel.startAgain()) {
      assertThat(next.run("1 + 1", LIMIT).text())
          .contains("has been restarted")
          .contains("run them again")
          .endsWith("2\n");
      assertThat(next.run("2 + 2", LIMIT).text()).isEqualTo("4\n");
    }
  }

  @Test
  void survivesACellThatTakesTheWholeHeap() {
    Map<String, String> env = Map.of("JDK_JAVA_OPTIONS", "-Xmx200m");
    try (KernelClient kernel = KernelClient.start(home, env)) {
      kernel.run("int kept = 7;", LIMIT);
      Ran ran =
          kernel.run(
              "var hoard = new ArrayList<byte[]>(); while (true) hoard.add(new byte[1_000_000]);",
              LIMIT);
      assertThat(ran.status()).isEqualTo("error");
      assertThat(ran.text()).contains("OutOfMemoryError");
      assertThat(kernel.run("kept", LIMIT).text()).isEqualTo("7\n");
    }
  }

  @Test
  void heedsTheVariablesThatHelpNames() throws IOException {
    Path startup = Files.writeString(root.resolve("start.java"), "int ready = 5;");
    Map<String, String> env =
        Map.of("METAMEMORY_PREVIEW", "on", "METAMEMORY_STARTUP", startup.toString());
    try (KernelClient kernel = KernelClient.start(home, env)) {
      String preview =
          "switch (ready) { case int i when i > 4 -> \"large\"; case int i -> \"small\"; }";
      assertThat(kernel.run(preview, LIMIT).text()).isEqualTo("large\n");
      assertThat(kernel.run("%help", LIMIT).text()).contains("METAMEMORY_PREVIEW");
    }
    try (KernelClient kernel = KernelClient.start(home)) {
      Ran ran = kernel.run("switch (5) { case int i -> \"any\"; }", LIMIT);
      assertThat(ran.status()).isEqualTo("error");
    }
  }

  @Test
  void fetchesAnArtifactWithMavensResolverOrSaysWhyNot() throws IOException {
    Path user = Files.createDirectories(root.resolve("maven-user"));
    publish(root.resolve("mirror/shop/hello/1.0/hello-1.0"));
    Files.createDirectories(user.resolve(".m2"));
    Files.writeString(
        user.resolve(".m2/settings.xml"),
        "<settings><mirrors><mirror><id>near</id><mirrorOf>*</mirrorOf><url>"
            + root.resolve("mirror").toUri()
            + "</url></mirror></mirrors></settings>");
    Map<String, String> env = Map.of("JDK_JAVA_OPTIONS", "-Duser.home=" + user);
    try (KernelClient kernel = KernelClient.start(home, env)) {
      assertThat(kernel.run("%maven shop:hello:1.0", LIMIT).text()).contains("Resolving");
      Ran ran =
          kernel.run(
              "new Object() {}.getClass().getClassLoader().getResource(\"hello.txt\") != null",
              LIMIT);
      assertThat(ran.text()).isEqualTo("true\n");
      Ran missing = kernel.run("%maven shop:hello:2.0", LIMIT);
      assertThat(missing.status()).isEqualTo("error");
      assertThat(missing.text()).contains("there is no shop:hello").contains("2.0");
    }
  }

  private static void publish(Path artifact) throws IOException {
    Files.createDirectories(artifact.getParent());
    Files.writeString(
        artifact.resolveSibling(artifact.getFileName() + ".pom"),
        "<project><modelVersion>4.0.0</modelVersion><groupId>shop</groupId>"
            + "<artifactId>hello</artifactId><version>1.0</version></project>");
    Path jar = artifact.resolveSibling(artifact.getFileName() + ".jar");
    try (JarOutputStream stream = new JarOutputStream(Files.newOutputStream(jar))) {
      stream.putNextEntry(new JarEntry("hello.txt"));
      stream.write("hello".getBytes(StandardCharsets.UTF_8));
    }
  }
}
