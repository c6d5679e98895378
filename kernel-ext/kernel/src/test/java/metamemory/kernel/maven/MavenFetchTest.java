package metamemory.kernel.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MavenFetchTest {
  @TempDir private Path folder;
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void publish() throws IOException {
    publish("app", dependency("lib", "runtime") + dependency("test-only", "test"));
    publish("lib", dependency("base", "compile"));
    publish("base", "");
  }

  @Test
  void fetchesAllThatIsNeededAtRunTime() {
    assertThat(names(fetch("shop:app:1.0")))
        .containsExactlyInAnyOrder("app-1.0.jar", "lib-1.0.jar", "base-1.0.jar");
    assertThat(told).last().asString().contains("files").contains("MB");
  }

  @Test
  void fetchesNothingTwice() {
    fetch("shop:app:1.0");
    told.clear();
    assertThat(fetch("shop:app:1.0")).hasSize(3);
    assertThat(told).isEmpty();
  }

  @Test
  void saysWhatIsNowhere() {
    assertThatThrownBy(() -> fetch("shop:app:9.9"))
        .hasMessageContaining("there is no shop:app")
        .hasMessageContaining("9.9")
        .hasMessageContaining("version");
  }

  @Test
  void saysThatTheRepositoryCannotBeReached() throws IOException {
    int port;
    try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = held.getLocalPort();
    }
    MavenFetch nobodyThere = fetcher("http://127.0.0.1:" + port + "/");
    assertThatThrownBy(() -> nobodyThere.apply(List.of("a:b:1"), told::add))
        .hasMessageContaining("cannot be reached")
        .hasMessageContaining("has to be fetched");
  }

  @Test
  void usesWhatWasFetchedBeforeWhenTheRepositoryCannotBeReached() {
    fetch("shop:app:1.0");
    MavenFetch offline = fetcher("http://127.0.0.1:9/");
    assertThat(offline.apply(List.of("shop:app:1.0"), told::add)).hasSize(3);
  }

  @Test
  void readsMirrorsAndTheLocalRepositoryFromTheUsersSettings() throws IOException {
    Path file = folder.resolve("settings.xml");
    Files.writeString(
        file,
        """
        <settings>
          <localRepository>/own/place</localRepository>
          <mirrors><mirror><id>near</id><mirrorOf>central</mirrorOf><url>http://127.0.0.1:1/near</url></mirror></mirrors>
        </settings>
        """);
    MavenSettings settings = MavenSettings.read(file, folder);
    RemoteRepository central =
        new RemoteRepository.Builder("central", "default", "http://127.0.0.1:2/").build();
    assertThat(settings.localRepository()).isEqualTo(Path.of("/own/place"));
    assertThat(settings.mirrors().getMirror(central).getUrl()).isEqualTo("http://127.0.0.1:1/near");
    assertThat(settings.offline()).isFalse();
    assertThat(MavenSettings.read(folder.resolve("none.xml"), folder).localRepository())
        .isEqualTo(folder);
  }

  private List<String> fetch(String coordinates) {
    return fetcher(folder.resolve("remote").toUri().toString())
        .apply(List.of(coordinates), told::add);
  }

  private MavenFetch fetcher(String url) {
    return new MavenFetch(
        new MavenSettings(
            folder.resolve("local"),
            new DefaultMirrorSelector(),
            new DefaultProxySelector(),
            false,
            List.of(new RemoteRepository.Builder("test", "default", url).build())));
  }

  private static List<String> names(List<String> files) {
    return files.stream().map(file -> Path.of(file).getFileName().toString()).toList();
  }

  private static String dependency(String artifact, String scope) {
    return "<dependency><groupId>shop</groupId><artifactId>%s</artifactId><version>1.0</version><scope>%s</scope></dependency>"
        .formatted(artifact, scope);
  }

  private void publish(String artifact, String dependencies) throws IOException {
    Path place =
        Files.createDirectories(folder.resolve("remote/shop").resolve(artifact).resolve("1.0"));
    Files.writeString(
        place.resolve(artifact + "-1.0.pom"),
        "<project><modelVersion>4.0.0</modelVersion><groupId>shop</groupId><artifactId>"
            + artifact
            + "</artifactId><version>1.0</version><dependencies>"
            + dependencies
            + "</dependencies></project>");
    Files.writeString(place.resolve(artifact + "-1.0.jar"), "not really a jar");
  }
}
