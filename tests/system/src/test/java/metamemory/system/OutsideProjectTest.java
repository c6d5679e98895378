package metamemory.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A project of somebody else, who wrote one dependency into a `pom.xml` and knows nothing of ours:
/// compiled and run against the library's jar in a repository of its own, as an install leaves it.
final class OutsideProjectTest {
  private static final Duration BUILD = Duration.ofMinutes(3);
  private static final Duration RUN = Duration.ofMinutes(1);

  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>outside</groupId>
        <artifactId>outside</artifactId>
        <version>1</version>
        <properties>
          <maven.compiler.release>25</maven.compiler.release>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        </properties>
        <dependencies>
          <dependency><groupId>org.metamemory</groupId><artifactId>metamemory</artifactId><version>0.1.0-SNAPSHOT</version></dependency>
        </dependencies>
        <build>
          <plugins>
            <plugin><artifactId>maven-resources-plugin</artifactId><version>3.5.0</version></plugin>
            <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version></plugin>
            <plugin><artifactId>maven-dependency-plugin</artifactId><version>3.9.0</version></plugin>
          </plugins>
        </build>
      </project>
      """;

  private static final String MODULE =
      """
      module outside {
        requires metamemory;
      }
      """;

  private static final String MAIN =
      """
      package outside;

      import java.lang.foreign.MemorySegment;
      import java.lang.foreign.ValueLayout;
      import metamemory.BumpArena;
      import metamemory.Outcome;

      public final class Main {
        public static void main(String[] arguments) {
          try (var arena = BumpArena.open(16)) {
            MemorySegment number = arena.allocate(ValueLayout.JAVA_LONG);
            number.set(ValueLayout.JAVA_LONG, 0, 42);
            IO.println(number.get(ValueLayout.JAVA_LONG, 0));
            switch (arena.tryAllocate(9, 1)) {
              case Outcome.Granted _ -> IO.println("granted");
              case Outcome.Refusal refusal -> IO.println(refusal.reason());
            }
          }
        }
      }
      """;

  @TempDir private Path project;

  @Test
  void needsOneDependencyAndNothingElseOfOurs() throws IOException {
    Path maven = Needs.maven();
    write("pom.xml", POM);
    write("src/main/java/module-info.java", MODULE);
    write("src/main/java/outside/Main.java", MAIN);
    Path repository = project.resolve("repository");
    App.installLibrary(repository);

    List<String> build =
        List.of(
            maven.toString(),
            "--batch-mode",
            "--quiet",
            "--settings=" + write("settings.xml", settings()),
            "-Dmaven.repo.local=" + repository,
            "-Dmdep.outputFile=class-path.txt",
            "compile",
            "dependency:build-classpath");
    run(build, BUILD);
    String classPath = Files.readString(project.resolve("class-path.txt")).strip();
    assertThat(classPath)
        .startsWith(repository.toString())
        .endsWith("metamemory-0.1.0-SNAPSHOT.jar");

    String modules = project.resolve("target/classes") + File.pathSeparator + classPath;
    List<String> start =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=metamemory",
            "--illegal-native-access=deny",
            "--module-path",
            modules,
            "--module",
            "outside/outside.Main");
    assertThat(run(start, RUN)).isEqualTo("42\nneeds 9 B, but 8 B are free");
  }

  private String run(List<String> command, Duration limit) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", System.getenv().getOrDefault("PATH", ""));
    environment.put("HOME", project.toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("MAVEN_OPTS", "--sun-misc-unsafe-memory-access=allow");
    try (ChildProcess child = ChildProcess.start(command, environment, project)) {
      assertThat(child.awaitExit(limit)).as(child.output()).isZero();
      return child.output();
    }
  }

  /// Everything but our jar comes from where this build got it: nothing is fetched.
  private static String settings() {
    return """
    <settings>
      <mirrors>
        <mirror><id>here</id><mirrorOf>*</mirrorOf><url>%s</url></mirror>
      </mirrors>
    </settings>
    """
        .formatted(App.localRepository().toUri());
  }

  private Path write(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    return Files.writeString(file, text);
  }
}
