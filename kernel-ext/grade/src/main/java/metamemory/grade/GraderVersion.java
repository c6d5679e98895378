package metamemory.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Says with what a lesson is graded: a result holds only for the same lesson, suites, grader and
/// Java. Names of folders do not count, so that two machines with the same build agree. Safe for
/// threads.
public final class GraderVersion {
  private static final List<String> OF_LESSON = List.of("lesson.ipynb", "exercises.json");

  private final Map<Path, String> digests = new ConcurrentHashMap<>();
  private final Map<String, String> versions = new ConcurrentHashMap<>();

  /// A reading of this build; each jar and lesson is read once.
  public GraderVersion() {}

  /// The version for one lesson.
  ///
  /// @param release the lesson
  /// @return 16 hexadecimal digits, made from the contents of the lesson's files and of all jars
  ///   that grade it, and from the version of Java
  /// @throws IOException if a file cannot be read
  public String of(Release release) throws IOException {
    String known = versions.get(release.lesson());
    if (known == null) {
      known = compute(release);
      versions.put(release.lesson(), known);
    }
    return known;
  }

  private String compute(Release release) throws IOException {
    Set<Path> places = new LinkedHashSet<>(ChildClassPath.common());
    for (Exercise exercise : release.exercises()) {
      places.addAll(ChildClassPath.with(exercise.suite()));
      OF_LESSON.forEach(name -> places.add(exercise.directory().resolve(name)));
    }
    List<String> facts = new ArrayList<>(List.of("java " + Runtime.version().feature()));
    for (Path place : places) {
      facts.add(digestOf(place));
    }
    return Sha256.hex(String.join("\n", facts)).substring(0, 16);
  }

  private String digestOf(Path place) throws IOException {
    String known = digests.get(place);
    if (known == null) {
      known = Files.isDirectory(place) ? ofFolder(place) : Sha256.hex(place);
      digests.put(place, known);
    }
    return known;
  }

  private static String ofFolder(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    List<String> facts = new ArrayList<>();
    for (Path file : files) {
      facts.add(folder.relativize(file) + " " + Sha256.hex(file));
    }
    return Sha256.hex(String.join("\n", facts));
  }
}
