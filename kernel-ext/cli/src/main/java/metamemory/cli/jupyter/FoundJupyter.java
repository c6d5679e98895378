package metamemory.cli.jupyter;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import metamemory.cli.machine.Machine;
import metamemory.cli.machine.SafeFile;
import org.jspecify.annotations.Nullable;

/// The Jupyter of the last start: asking Python for versions takes about a second, looking at a
/// file nothing.
///
/// It holds while the program's file is unchanged, and the PATH and `LEARN_JUPYTER` lead the search
/// as before.
final class FoundJupyter {
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  private record Stored(
      @Nullable Flavour flavour,
      @Nullable List<String> command,
      @Nullable String version,
      @Nullable String search,
      long modifiedMillis) {}

  private final Machine machine;
  private final Path file;

  FoundJupyter(Machine machine) {
    this.machine = machine;
    this.file = machine.ownFolder().resolve("jupyter.json");
  }

  Optional<Jupyter> recall() {
    try {
      Stored stored = GSON.fromJson(Files.readString(file), Stored.class);
      if (stored == null
          || stored.flavour() == null
          || stored.command() == null
          || stored.command().isEmpty()
          || stored.version() == null
          || !search().equals(stored.search())
          || modifiedMillis(stored.command()) != stored.modifiedMillis()) {
        return Optional.empty();
      }
      return Optional.of(new Jupyter(stored.flavour(), stored.command(), stored.version()));
    } catch (IOException | JsonParseException noneOrBroken) {
      return Optional.empty();
    }
  }

  /// Remembers a Jupyter. Failing to costs the next start a search and nothing else.
  void remember(Jupyter jupyter) {
    try {
      long modified = modifiedMillis(jupyter.command());
      Stored stored =
          new Stored(jupyter.flavour(), jupyter.command(), jupyter.version(), search(), modified);
      SafeFile.replace(file, GSON.toJson(stored).getBytes(StandardCharsets.UTF_8));
    } catch (IOException notWritable) {
      // The search is repeated next time.
    }
  }

  private String search() {
    return Way.forced(machine).map(Way::name).orElse("")
        + "|"
        + machine.variable("PATH").orElse("");
  }

  private static long modifiedMillis(List<String> command) throws IOException {
    return Files.getLastModifiedTime(Path.of(command.get(0))).toMillis();
  }
}
