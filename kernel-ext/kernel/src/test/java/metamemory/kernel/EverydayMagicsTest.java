package metamemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class EverydayMagicsTest {
  @TempDir private Path folder;
  private final Recorded output = new Recorded();
  private Session session =
      Session.open(new SessionOptions(Path.of("no-lessons-here"), Path.of(".")));

  @AfterEach
  void close() {
    session.close();
  }

  private CellResult run(String source) {
    return session.run(source, output);
  }

  private String value(String source) {
    CellResult result = run(source);
    assertThat(result).as(source).isInstanceOf(CellResult.Value.class);
    return ((CellResult.Value) result).bundle().plain();
  }

  private String failure(String source) {
    CellResult result = run(source);
    assertThat(result).as(source).isInstanceOf(CellResult.Failed.class);
    return String.join("\n", ((CellResult.Failed) result).traceback());
  }

  private void reopen(KernelOptions options) {
    session.close();
    session = Session.open(new SessionOptions(Path.of("none"), folder).with(options));
  }

  /// A jar with one class.
  private Path jar(String name, String type, String body) throws IOException {
    Path source = folder.resolve(type.substring(type.lastIndexOf('.') + 1) + ".java");
    String packageName = type.substring(0, type.lastIndexOf('.'));
    Files.writeString(source, "package " + packageName + "; " + body);
    Path classes = Files.createDirectories(folder.resolve("of-" + name.replace(".jar", "")));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), source.toString());
    assertThat(status).isZero();
    String entry = type.replace('.', '/') + ".class";
    Path jar = folder.resolve(name);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream stream = new JarOutputStream(file)) {
      stream.putNextEntry(new JarEntry(entry));
      Files.copy(classes.resolve(entry), stream);
    }
    return jar;
  }

  @Test
  void addsJarsAndFoldersToWhatCellsSee() throws IOException {
    Path jar = jar("one.jar", "shop.One", "public class One { public int get() { return 1; } }");
    jar("two.jar", "shop.Two", "public class Two { public int get() { return 2; } }");
    run("int kept = 40;");
    assertThat(value("%classpath " + jar)).isEqualTo("Added one.jar");
    assertThat(value("kept + new shop.One().get()")).isEqualTo("41");
    assertThat(value("%classpath " + folder + "/*.jar")).isEqualTo("Added two.jar");
    assertThat(value("kept + new shop.Two().get()")).isEqualTo("42");
    assertThat(value("%classpath " + jar)).startsWith("Already");
    assertThat(value("%classpath")).contains("one.jar").contains("two.jar");
  }

  @Test
  void prefersWhatALearnerAddsToWhatTheKernelRunsOn() throws IOException {
    Path jar =
        jar(
            "own.jar",
            "com.google.gson.Gson",
            "public class Gson { public int own() { return 7; } }");
    run("%classpath " + jar);
    assertThat(value("new com.google.gson.Gson().own()")).isEqualTo("7");
  }

  @Test
  void hidesTheJarsThatTheKernelRunsOn() {
    assertThat(failure("new com.google.gson.Gson()")).contains("does not exist");
    assertThat(failure("Class.forName(\"com.google.gson.Gson\")")).contains("ClassNotFound");
    assertThat(value("jdk.jshell.Snippet.Kind.VAR")).isEqualTo("VAR");
  }

  @Test
  void saysWhichFileIsMissing() {
    assertThat(failure("%classpath nowhere.jar")).contains("nowhere.jar").contains("folder");
    assertThat(failure("%classpath " + folder + "/*.jar")).contains("nothing matches");
    assertThat(failure("%load Nowhere.java")).contains("Nowhere.java");
  }

  @Test
  void runsAFileAsIfItStoodThere() throws IOException {
    Path file = folder.resolve("Helpers.java");
    Files.writeString(file, "int twice(int n) { return 2 * n; }\nint start = 4;\n");
    assertThat(run("%load " + file)).isEqualTo(new CellResult.Done());
    assertThat(value("twice(start)")).isEqualTo("8");
  }

  @Test
  void namesTheFileOfAnErrorInIt() throws IOException {
    Path file = folder.resolve("Broken.java");
    Files.writeString(file, "int a = 1;\nint b = a + true;\n");
    assertThat(failure("%load " + file)).contains("line 2").contains("Broken.java");
  }

  @Test
  void runsTheCodeOfANotebook() throws IOException {
    Path file = folder.resolve("lesson.ipynb");
    Files.writeString(
        file,
        """
        {"cells": [
          {"cell_type": "markdown", "source": "int no = 1;"},
          {"cell_type": "code", "source": ["int first = 1;\\n", "int second = 2;"]},
          {"cell_type": "code", "source": "first + second"}]}
        """);
    assertThat(value("%load " + file)).isEqualTo("3");
  }

  @Test
  void timesALineAndACell() {
    Below below = new Below();
    session.run("%time 1 + 1", below);
    session.run("%%time\nThread.sleep(30);", below);
    assertThat(below.footers).hasSize(2).allMatch(t -> t.contains("compiling took"));
    assertThat(below.footers.get(1)).matches("ran for (3\\d|[4-9]\\d|\\d{3,}).*ms.*");
  }

  @Test
  void timesEvenWhatFails() {
    Below below = new Below();
    assertThat(session.run("%time int x = 1 / 0;", below)).isInstanceOf(CellResult.Failed.class);
    assertThat(below.footers).hasSize(1);
  }

  @Test
  void showsItsOptionsAndVariablesOfTheEnvironment() {
    assertThat(value("%env")).contains("METAMEMORY_CLASSPATH", "METAMEMORY_PREVIEW", "(not set)");
    assertThat(value("%env PATH")).isEqualTo(System.getenv("PATH"));
    assertThat(failure("%env NO_SUCH_NAME_HERE")).contains("not set");
    assertThat(failure("%env A=b")).contains("kernel.json");
  }

  @Test
  void doesBeforeTheFirstCellWhatTheEnvironmentAsks() throws IOException {
    Path jar =
        jar("start.jar", "shop.Start", "public class Start { public int get() { return 5; } }");
    Path file = folder.resolve("start.java");
    Files.writeString(file, "int ready = new shop.Start().get();");
    reopen(new KernelOptions(jar.toString(), file.toString(), false));
    assertThat(value("ready")).isEqualTo("5");
    assertThat(output.err()).isEmpty();
  }

  @Test
  void saysAboveTheFirstCellWhatTheEnvironmentAsksInVain() {
    reopen(new KernelOptions("nowhere.jar", "nowhere.java", true));
    assertThat(value("1 + 1")).isEqualTo("2");
    assertThat(output.err())
        .contains("METAMEMORY_CLASSPATH was passed over")
        .contains("METAMEMORY_STARTUP was passed over")
        .contains("METAMEMORY_PREVIEW is on, but");
    assertThat(value("2 + 2")).isEqualTo("4");
    assertThat(output.err().split("passed over", -1)).hasSize(3);
  }

  @Test
  void completesItsMagicsAndListsThemInHelp() {
    assertThat(session.assist().complete("%ma", 3).texts()).containsExactly("%maven");
    assertThat(session.assist().complete("%%ti", 4).texts()).containsExactly("%%time");
    assertThat(value("%help"))
        .contains("%maven G:A:V", "%classpath", "%load", "%time", "%env", "METAMEMORY_STARTUP");
  }

  @Test
  void completesTheNamesOfFilesThatAMagicTakes(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("lists"));
    for (String name :
        List.of("lists.java", "lists.jar", "lists.txt", ".lists.java", "other.jar")) {
      Files.createFile(folder.resolve(name));
    }
    assertThat(completed("%load " + folder + "/li"))
        .containsExactly(folder + "/lists.java", folder + "/lists/");
    assertThat(completed("1 + 1\n%classpath " + folder + "/other.jar " + folder + "/l"))
        .containsExactly(folder + "/lists.jar", folder + "/lists/");
    assertThat(completed("%load nowhere/")).isEmpty();
    assertThat(completed("%load ")).contains("src/");
    String line = "%load " + folder + "/li";
    assertThat(session.assist().complete(line, line.length()).start()).isEqualTo(6);
  }

  private List<String> completed(String code) {
    return session.assist().complete(code, code.length()).texts();
  }

  @Test
  void refusesCoordinatesThatAreNone() {
    assertThat(failure("%maven gson")).contains("group:artifact:version").contains("gson");
    assertThat(failure("%maven")).contains("nothing");
  }

  /// Keeps what is shown below cells.
  private static final class Below extends Recorded {
    final List<String> footers = new java.util.ArrayList<>();

    @Override
    public void footer(MimeBundle bundle) {
      footers.add(bundle.plain());
    }
  }
}
