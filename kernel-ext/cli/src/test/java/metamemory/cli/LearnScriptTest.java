package metamemory.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The script in a repository of its own, on a machine made of the shell's tools, fake JDKs and a
/// fake Maven.
@DisabledOnOs(OS.WINDOWS)
final class LearnScriptTest {
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "dirname",
          "find",
          "grep",
          "head",
          "id",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "tail",
          "tee",
          "touch");

  @TempDir private Path folder;
  private Path repository = Path.of("");
  private final Map<String, String> env = new TreeMap<>();

  private record Ran(int status, String text) {}

  @BeforeEach
  void aMachineWithNeitherJavaNorMaven() throws IOException {
    repository = folder.resolve("a repository");
    Path script =
        Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../../learn");
    Files.createDirectories(repository.resolve("lessons"));
    Files.copy(script, repository.resolve("learn"));
    Path bin = Files.createDirectories(folder.resolve("bin"));
    for (String tool : TOOLS) {
      Path real = Path.of("/usr/bin", tool);
      Files.createSymbolicLink(
          bin.resolve(tool), Files.exists(real) ? real : Path.of("/bin", tool));
    }
    env.put("PATH", bin.toString());
    env.put("HOME", folder.resolve("home").toString());
    env.put("LEARN_SYSTEM_JVMS", folder.resolve("jvms").toString());
  }

  @Test
  void saysWhatToDoWithoutAJdk25() throws IOException {
    jdk("jvms/old", "17.0.15");
    env.put("JAVA_HOME", jdk("elsewhere/older", "1.8.0_402").toString());
    Ran ran = learn();
    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.text())
        .contains(
            "there is no JDK 25", "JAVA_HOME (" + folder.resolve("elsewhere/older"), "adoptium");
  }

  @Test
  void takesJavaHomeFirst() throws IOException {
    built();
    jdk("jvms/a", "25.0.1");
    env.put("JAVA_HOME", jdk("mine", "25.0.3").toString());
    assertThat(learn().text()).startsWith("java of mine:");
  }

  @Test
  void passesByAJavaHomeThatIsOlder() throws IOException {
    built();
    env.put("JAVA_HOME", jdk("mine", "21.0.2").toString());
    jdk("jvms/b", "25");
    assertThat(learn().text()).startsWith("java of b:");
  }

  @Test
  void findsTheJdkOfTheJavaOnThePathThroughLinks() throws IOException {
    built();
    Path java = jdk("opt/jdk", "25.0.2+9").resolve("bin/java");
    Files.createDirectories(folder.resolve("alternatives"));
    Files.createSymbolicLink(folder.resolve("alternatives/java"), java);
    Files.createSymbolicLink(folder.resolve("bin/java"), Path.of("../alternatives/java"));
    assertThat(learn().text()).startsWith("java of jdk:");
  }

  @Test
  void findsTheJdksOfSdkmanAndOfIdes() throws IOException {
    built();
    Path sdkman = jdk("home/.sdkman/candidates/java/25.0.1-tem", "25.0.1");
    assertThat(learn().text()).startsWith("java of 25.0.1-tem:");
    Files.delete(sdkman.resolve("release"));
    jdk("home/.jdks/temurin-25", "25-ea");
    assertThat(learn().text()).startsWith("java of temurin-25:");
  }

  @Test
  void passesByAJreAndByVersionsThatOnlyBeginAlike() throws IOException {
    built();
    Files.delete(jdk("jvms/a-jre", "25.0.1").resolve("bin/javac"));
    jdk("jvms/b", "250.1");
    jdk("jvms/c", "26");
    assertThat(learn().status()).isEqualTo(3);
  }

  @Test
  void handsAllArgumentsToTheApp() throws IOException {
    built();
    jdk("jvms/a", "25.0.1");
    Ran ran = learn("run", "two words", "*");
    assertThat(ran.text())
        .contains("--enable-native-access=ALL-UNNAMED")
        .contains("[" + repository + "/kernel-ext/cli/target/app/lib/*]")
        .endsWith("[metamemory.cli.Main] [run] [two words] [*]\n");
  }

  @Test
  void worksThroughALinkAndFromAnyFolder() throws IOException {
    built();
    jdk("jvms/a", "25.0.1");
    Path link =
        Files.createSymbolicLink(folder.resolve("bin/learn"), Path.of("../a repository/learn"));
    assertThat(ran(link.toString()).text())
        .contains("[" + repository + "/kernel-ext/cli/target/app/lib/*]");
  }

  @Test
  void startsNoOtherJavaThanTheApp() throws IOException {
    built();
    jdk("jvms/a", "25.0.1");
    assertThat(learn().text().lines()).hasSize(1);
  }

  @Test
  void buildsOnceAndNotAgain() throws IOException {
    jdk("jvms/a", "25.0.1");
    maven(
        "mkdir -p kernel-ext/cli/target/app/lib; echo '[INFO] Building Metamemory library 0.1.0"
            + " [2/9]'");
    assertThat(learn().text())
        .contains("Building the app", "[2/9] Metamemory library", "java of a:");
    assertThat(learn().text()).startsWith("java of a:");
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws IOException {
    built();
    jdk("jvms/a", "25.0.1");
    maven("echo '[INFO] Building Metamemory library 0.1.0 [2/9]'");
    Path source =
        Files.createDirectories(repository.resolve("library/src/main/java")).resolve("A.java");
    Files.writeString(source, "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(learn().text()).contains("[2/9] Metamemory library");
  }

  @Test
  void showsMavensErrorsOnlyWhenItFailsAndBuildsAgainThen() throws IOException {
    built();
    Files.delete(repository.resolve("kernel-ext/cli/target/built"));
    jdk("jvms/a", "25.0.1");
    maven("echo '[INFO] noise'; echo '[ERROR] A.java:[1,1] no'; exit 1");
    Ran ran = learn();
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.text())
        .contains("A.java:[1,1] no", repository + "/target/build.log")
        .doesNotContain("noise", "java of a");
    assertThat(learn().status()).isEqualTo(1);
  }

  @Test
  void namesTheOneCommandWithoutMaven() throws IOException {
    jdk("jvms/a", "25.0.1");
    Ran ran = learn();
    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.text()).contains("Maven is missing", "sudo apt-get install maven");
  }

  @Test
  void givesMavenTheOptionThatOnlyJdk25Knows() throws IOException {
    jdk("jvms/a", "25.0.1");
    maven(
        "mkdir -p kernel-ext/cli/target/app/lib; echo \"[INFO] Building $MAVEN_OPTS of"
            + " ${JAVA_HOME##*/} 0 [1/1]\"");
    env.put("MAVEN_OPTS", "-Xmx1g");
    assertThat(learn().text()).contains("-Xmx1g --sun-misc-unsafe-memory-access=allow of a");
  }

  /// A folder that looks like a JDK; its java says who it is and with what it was called.
  private Path jdk(String path, String version) throws IOException {
    Path home = folder.resolve(path);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    program(
        home.resolve("bin/java"),
        "printf 'java of " + home.getFileName() + ":'; printf ' [%s]' \"$@\"; echo");
    program(home.resolve("bin/javac"), "exit 1");
    return home;
  }

  private void maven(String script) throws IOException {
    program(folder.resolve("bin/mvn"), script);
  }

  private static void program(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void built() throws IOException {
    Files.createDirectories(repository.resolve("kernel-ext/cli/target/app/lib"));
    Files.createFile(repository.resolve("kernel-ext/cli/target/built"));
  }

  private Ran learn(String... arguments) throws IOException {
    return ran(repository + "/learn", arguments);
  }

  private Ran ran(String script, String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(folder.resolve("bin/bash").toString(), script);
    builder.command().addAll(List.of(arguments));
    builder.environment().clear();
    builder.environment().putAll(env);
    Process process = builder.redirectErrorStream(true).directory(folder.toFile()).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Ran(process.waitFor(), text);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
