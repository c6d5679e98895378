package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// Holds the page of edge cases to the code: what it names is there, and nothing is left out.
class EdgeCasesTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern GROUP = Pattern.compile("- \\*\\*(\\w+)\\*\\*: (.*)");

  /// Sections that speak of a few types, and say so.
  private static final Set<String> OF_SOME_TYPES =
      Set.of("Handles", "Pools", "Bugs that others had");

  /// What holds neither memory nor values.
  private static final Set<String> NO_HOLDERS =
      Set.of("Probe", "Observers", "AllocationRefusedException");

  /// One line of a table; a case may have several.
  private record Line(String section, String edgeCase, Set<String> types, String shown) {}

  private final List<String> page = Files.readAllLines(MODULE.resolve("EDGE_CASES.md"));
  private final Map<String, Set<String>> groups = groups();

  EdgeCasesTest() throws IOException {}

  @Test
  void eachTestThatIsNamedExists() {
    List<String> missing = new ArrayList<>();
    for (Line line : lines()) {
      for (String test : quoted(line.shown)) {
        if (!isTest(test)) {
          missing.add(test);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void eachLineNamesATestOrSaysWhyItDoesNotApply() {
    assertThat(lines())
        .hasSizeGreaterThan(150)
        .allSatisfy(line -> {
          assertThat(line.types).as(line.toString()).isNotEmpty();
          assertThat(line.shown).containsPattern("^`\\w+\\.\\w+`|^does not apply: \\w+ \\w+");
        });
  }

  @Test
  void eachCaseSpeaksOfEachType() {
    Map<String, Set<String>> spoken = new TreeMap<>();
    for (Line line : lines()) {
      if (!OF_SOME_TYPES.contains(line.section)) {
        spoken
            .computeIfAbsent(line.section + ": " + line.edgeCase, _ -> new TreeSet<>())
            .addAll(line.types);
      }
    }
    assertThat(spoken)
        .hasSizeGreaterThan(40)
        .allSatisfy((edgeCase, types) -> assertThat(types).as(edgeCase).isEqualTo(allTypes()));
  }

  @Test
  void eachTypeThatHoldsMemoryOrValuesIsThere() throws IOException {
    try (Stream<Path> files = Files.list(MODULE.resolve("src/main/java/metamemory"))) {
      Set<String> holders = new TreeSet<>(Set.of("Text"));
      files
          .filter(EdgeCasesTest::isPublicClass)
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .filter(name -> !NO_HOLDERS.contains(name))
          .forEach(holders::add);
      assertThat(allTypes()).isEqualTo(holders);
    }
  }

  @Test
  void theTestsOfEachAllocatorExtendTheContract() {
    for (String type : groups.getOrDefault("allocators", Set.of())) {
      String test = type.equals("CheckedAllocator") ? "CheckedAllocatorTest$Shadow" : type + "Test";
      assertThat(AllocatorContract.class).as(type).isAssignableFrom(load("metamemory." + test));
    }
  }

  private static boolean isPublicClass(Path file) {
    try {
      return Files.readString(file).contains("\npublic final class ");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Set<String> allTypes() {
    Set<String> all = new TreeSet<>();
    groups.values().forEach(all::addAll);
    return all;
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    String section = "";
    String edgeCase = "";
    for (String text : page) {
      if (text.startsWith("## ")) {
        section = text.substring(3);
      } else if (text.startsWith("| ") && !text.startsWith("| case |")) {
        String[] cells =
            Arrays.stream(text.split("\\|", -1)).map(String::strip).toArray(String[]::new);
        edgeCase = cells[1].isEmpty() ? edgeCase : cells[1];
        lines.add(new Line(section, edgeCase, types(cells[2]), cells[3]));
      }
    }
    return lines;
  }

  private Map<String, Set<String>> groups() {
    Map<String, Set<String>> found = new TreeMap<>();
    // Backwards, since a group may name one that comes later.
    for (String text : page.reversed()) {
      var matcher = GROUP.matcher(text);
      if (matcher.matches()) {
        found.put(matcher.group(1), types(matcher.group(2), found));
      }
    }
    return found;
  }

  private Set<String> types(String cell) {
    return types(cell, groups);
  }

  private static Set<String> types(String cell, Map<String, Set<String>> known) {
    Set<String> types = new LinkedHashSet<>(quoted(cell));
    for (String name : cell.split(", ", -1)) {
      types.addAll(known.getOrDefault(name, Set.of()));
    }
    return types;
  }

  private static List<String> quoted(String text) {
    return QUOTED.matcher(text).results().map(MatchResult::group).map(EdgeCasesTest::bare).toList();
  }

  private static String bare(String quoted) {
    return quoted.substring(1, quoted.length() - 1);
  }

  private static boolean isTest(String name) {
    if (!name.contains(".")) {
      return true;
    }
    String[] parts = name.split("\\.", -1);
    Class<?> type =
        load("metamemory." + (parts[0].equals("Contract") ? "Allocator" : "") + parts[0]);
    return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
        .flatMap(found -> Stream.of(found.getDeclaredMethods()))
        .anyMatch(method -> method.getName().equals(parts[1]) && isTest(method));
  }

  private static boolean isTest(Method method) {
    return method.isAnnotationPresent(Test.class)
        || method.isAnnotationPresent(ParameterizedTest.class);
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("no such test class: " + name, e);
    }
  }
}
