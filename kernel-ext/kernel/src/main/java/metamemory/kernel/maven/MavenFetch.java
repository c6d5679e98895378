package metamemory.kernel.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.maven.model.Model;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.ModelBuilder;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.TransferEvent;

/// Fetches artifacts and all that they need at run time: from the user's local repository what is
/// there, from Maven Central (or its mirror in the user's settings) the rest.
///
/// Given coordinates and a listener to what is being fetched, returns the files of the jars.
public final class MavenFetch implements BiFunction<List<String>, Consumer<String>, List<String>> {
  private static final String SUPER_POM = "/org/apache/maven/model/pom-4.0.0.xml";
  private static final int CONNECT_MILLIS = 15_000;

  private final MavenSettings settings;

  /// Fetches as the user's own Maven would.
  public MavenFetch() {
    this(MavenSettings.ofUser());
  }

  MavenFetch(MavenSettings settings) {
    this.settings = settings;
  }

  /// @throws IllegalArgumentException if a coordinate is none, or nothing has that name: says which
  @Override
  public List<String> apply(List<String> coordinates, Consumer<String> progress) {
    RepositorySystem system = new RepositorySystemSupplier().get();
    try (CloseableSession session = session(system, progress)) {
      CollectRequest collect = new CollectRequest();
      for (String coordinate : coordinates) {
        collect.addDependency(new Dependency(new DefaultArtifact(coordinate), "runtime"));
      }
      collect.setRepositories(system.newResolutionRepositories(session, repositories()));
      // What only tests need, or what is optional, the session leaves out by itself.
      DependencyRequest request = new DependencyRequest(collect, null);
      return system.resolveDependencies(session, request).getArtifactResults().stream()
          .map(ArtifactResult::getArtifact)
          .filter(artifact -> artifact.getExtension().equals("jar"))
          .map(artifact -> artifact.getPath().toString())
          .toList();
    } catch (DependencyResolutionException e) {
      throw new IllegalArgumentException(reason(e), e);
    } finally {
      system.shutdown();
    }
  }

  private CloseableSession session(RepositorySystem system, Consumer<String> progress) {
    return new SessionBuilderSupplier(system)
        .get()
        .withLocalRepositoryBaseDirectories(settings.localRepository())
        .setTransferListener(new Told(progress))
        .setSystemProperties(System.getProperties())
        .setConfigProperty("aether.transport.http.connectTimeout", CONNECT_MILLIS)
        .setMirrorSelector(settings.mirrors())
        .setProxySelector(settings.proxies())
        .setOffline(settings.offline())
        .build();
  }

  /// The repository that every Maven build has without asking for it: Maven's own super POM names
  /// it.
  private List<RemoteRepository> repositories() {
    if (!settings.repositories().isEmpty()) {
      return settings.repositories();
    }
    try (InputStream pom = ModelBuilder.class.getResourceAsStream(SUPER_POM)) {
      Model model = new MavenXpp3Reader().read(pom);
      return model.getRepositories().stream().map(MavenFetch::remote).toList();
    } catch (IOException | XmlPullParserException e) {
      throw new IllegalStateException("Maven's own jar cannot be read", e);
    }
  }

  private static RemoteRepository remote(Repository repository) {
    return new RemoteRepository.Builder(repository.getId(), "default", repository.getUrl()).build();
  }

  /// Why it failed, in one sentence: the artifact that is nowhere, or the repository that is not
  /// reached.
  private String reason(DependencyResolutionException e) {
    Throwable last = e;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ArtifactNotFoundException missing && !settings.offline()) {
        Artifact artifact = missing.getArtifact();
        return "there is no "
            + artifact
            + " in "
            + settings.localRepository()
            + " or in "
            + (missing.getRepository() == null ? "any repository" : missing.getRepository().getId())
            + "; look at the names and the version";
      }
      last = cause;
    }
    return "what is not in %s yet has to be fetched, and the repository cannot be reached (%s: %s)"
        .formatted(settings.localRepository(), last.getClass().getSimpleName(), last.getMessage());
  }

  /// What is being fetched, as one line.
  private static final class Told extends AbstractTransferListener {
    private final Consumer<String> progress;
    private int files;
    private long bytes;

    Told(Consumer<String> progress) {
      this.progress = progress;
    }

    @Override
    public synchronized void transferSucceeded(TransferEvent event) {
      files++;
      bytes += event.getTransferredBytes();
      String name = Path.of(event.getResource().getResourceName()).getFileName().toString();
      progress.accept(
          String.format(
              Locale.ROOT, "Fetched %s (%d files, %.1f MB)", name, files, bytes / 1_000_000.0));
    }
  }
}
