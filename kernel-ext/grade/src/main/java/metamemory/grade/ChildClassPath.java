package metamemory.grade;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The jars that a child needs, found by a class that is in each: whatever else the caller runs on
/// stays out of the child. So does Byte Buddy, of which AssertJ needs nothing but for soft
/// assertions: looking through its thousands of files took a tenth of a child's life.
final class ChildClassPath {
  private static final String IN_LIBRARY = "metamemory.Allocator";
  private static final List<String> ONE_OF_EACH =
      List.of(
          IN_LIBRARY,
          "metamemory.grade.Answer",
          "metamemory.count.Tally",
          "org.junit.jupiter.api.Test",
          "org.junit.jupiter.params.ParameterizedTest",
          "org.junit.jupiter.engine.JupiterTestEngine",
          "org.junit.platform.commons.support.AnnotationSupport",
          "org.junit.platform.engine.TestEngine",
          "org.junit.platform.launcher.Launcher",
          "org.opentest4j.AssertionFailedError",
          "org.assertj.core.api.Assertions");

  private ChildClassPath() {}

  /// What the learner's code is compiled against.
  static String ofLibrary() {
    return placeOf(IN_LIBRARY).toString();
  }

  /// What every child needs.
  static List<Path> common() {
    return ONE_OF_EACH.stream().map(ChildClassPath::placeOf).distinct().toList();
  }

  /// The common part first: a [StartCache] holds for every class path that begins with its own.
  ///
  /// @throws IllegalStateException if a class is nowhere to be found
  static List<Path> with(String suite) {
    List<Path> places = new ArrayList<>(common());
    places.add(placeOf(suite));
    return places.stream().distinct().toList();
  }

  static String joined(List<Path> places) {
    return places.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static Path placeOf(String className) {
    String resource = className.replace('.', '/') + ".class";
    URL url = ChildClassPath.class.getClassLoader().getResource(resource);
    if (url == null) {
      throw new IllegalStateException(
          "no jar on the class path has this class: class=" + className);
    }
    String place = url.toString();
    // The class may lie deeper in its jar, among those for one version of Java.
    String root =
        url.getProtocol().equals("jar")
            ? place.substring("jar:".length(), place.indexOf("!/"))
            : place.substring(0, place.length() - resource.length());
    try {
      return Path.of(new URI(root));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(
          "cannot tell where this class is: class=" + className + ", url=" + place, e);
    }
  }
}
