package metamemory.bench;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What was asked for, as `learn bench` passes it on.
///
/// @param parts which parts, all if none is named
/// @param isLong whether to measure longer, and more often
/// @param out the file for the results
/// @param apart files of further figures that were measured apart
/// @param list whether only to tell what there is
record Options(List<String> parts, boolean isLong, Path out, List<Path> apart, boolean list) {
  static final String USAGE =
      "arguments: [--list] [--long] [--out=FILE] [--apart=FILE]… [PART]…; parts: "
          + String.join(", ", Works.parts());

  /// @throws IllegalArgumentException if an argument is not understood
  static Options of(String... arguments) {
    List<String> parts = new ArrayList<>();
    List<Path> apart = new ArrayList<>();
    Path out = Path.of("bench.json");
    boolean isLong = false;
    boolean list = false;
    for (String argument : arguments) {
      switch (argument) {
        case "--list" -> list = true;
        case "--long" -> isLong = true;
        case String file when file.startsWith("--out=") -> out = path(file);
        case String file when file.startsWith("--apart=") -> apart.add(path(file));
        case String part when Works.parts().contains(part) -> parts.add(part);
        default ->
            throw new IllegalArgumentException("there is no part '" + argument + "'; " + USAGE);
      }
    }
    return new Options(parts, isLong, out.toAbsolutePath(), apart, list);
  }

  private static Path path(String argument) {
    return Path.of(argument.substring(argument.indexOf('=') + 1));
  }

  /// What a person types to have the same measured.
  String command() {
    return "./learn bench"
        + (isLong ? " --mode long" : "")
        + parts.stream().map(" "::concat).collect(joining());
  }

  Mode mode() {
    return isLong ? Mode.LONG : Mode.SHORT;
  }

  List<Work> works() {
    return Works.all().stream()
        .filter(work -> parts.isEmpty() || parts.contains(work.part()))
        .toList();
  }
}
