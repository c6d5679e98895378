package metamemory.kernel.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.eclipse.aether.repository.MirrorSelector;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.repository.ProxySelector;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// What a user's `settings.xml` says about where artifacts come from: the local repository,
/// mirrors, proxies without passwords, offline. Servers, profiles and encrypted passwords are not
/// read.
///
/// @param localRepository where what was fetched is kept
/// @param mirrors which repository stands for which
/// @param proxies what a connection goes through
/// @param offline whether nothing may be fetched
/// @param repositories what to fetch from; empty for what Maven always has
record MavenSettings(
    Path localRepository,
    MirrorSelector mirrors,
    ProxySelector proxies,
    boolean offline,
    List<RemoteRepository> repositories) {

  MavenSettings {
    repositories = List.copyOf(repositories);
  }

  /// Of the user who runs this process.
  static MavenSettings ofUser() {
    Path folder = Path.of(System.getProperty("user.home"), ".m2");
    return read(folder.resolve("settings.xml"), folder.resolve("repository"));
  }

  /// @param file need not be there
  /// @throws IllegalArgumentException if it is there and is no settings file: says why
  static MavenSettings read(Path file, Path defaultRepository) {
    DefaultMirrorSelector mirrors = new DefaultMirrorSelector();
    DefaultProxySelector proxies = new DefaultProxySelector();
    Optional<Element> settings = root(file);
    for (Element mirror : settings.map(root -> all(root, "mirror")).orElse(List.of())) {
      mirrors.add(
          text(mirror, "id", "mirror"),
          text(mirror, "url", ""),
          "default",
          false,
          false,
          text(mirror, "mirrorOf", ""),
          "default");
    }
    for (Element proxy : settings.map(root -> all(root, "proxy")).orElse(List.of())) {
      if (Boolean.parseBoolean(text(proxy, "active", "true"))) {
        proxies.add(
            new Proxy(
                text(proxy, "protocol", "http"),
                text(proxy, "host", ""),
                Integer.parseInt(text(proxy, "port", "8080"))),
            text(proxy, "nonProxyHosts", ""));
      }
    }
    Path local =
        settings
            .map(root -> text(root, "localRepository", ""))
            .filter(text -> !text.isBlank())
            .map(text -> Path.of(text.replace("${user.home}", System.getProperty("user.home"))))
            .orElse(defaultRepository);
    boolean offline =
        settings.map(root -> text(root, "offline", "false")).orElse("").equals("true");
    return new MavenSettings(local, mirrors, proxies, offline, List.of());
  }

  private static Optional<Element> root(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream stream = Files.newInputStream(file)) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return Optional.of(factory.newDocumentBuilder().parse(stream).getDocumentElement());
    } catch (IOException | ParserConfigurationException | SAXException e) {
      throw new IllegalArgumentException(
          "Maven's settings cannot be read: file=" + file + " (" + e.getMessage() + ")", e);
    }
  }

  private static List<Element> all(Element root, String name) {
    NodeList nodes = root.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  /// The text of a child.
  private static String text(Element parent, String name, String fallback) {
    for (Element element : all(parent, name)) {
      if (parent.isSameNode(element.getParentNode())) {
        return element.getTextContent().strip();
      }
    }
    return fallback;
  }
}
