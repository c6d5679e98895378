package metamemory.cli.workspace;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import metamemory.cli.machine.SafeFile;
import org.jspecify.annotations.Nullable;

/// What we copied into a workspace: the file's path there, to the SHA-256 of what we wrote.
///
/// Only by this we know that a learner has not changed a file. Without an entry we take it that
/// they have.
final class CopyRecord {
  private static final int SCHEMA = 1;
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  private record Stored(int schema, @Nullable Map<String, String> copies) {}

  private final Path file;
  private final Map<String, String> copies;
  private final Map<String, String> before;

  private CopyRecord(Path file, Map<String, String> copies) {
    this.file = file;
    this.copies = new TreeMap<>(copies);
    this.before = Map.copyOf(copies);
  }

  /// Reads the record of a workspace. One that cannot be understood is put aside and counts as
  /// empty.
  static CopyRecord of(Path workspace) throws IOException {
    Path file = workspace.resolve(".metamemory").resolve("copies.json");
    if (!Files.exists(file)) {
      return new CopyRecord(file, Map.of());
    }
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      Stored stored = GSON.fromJson(text, Stored.class);
      if (stored != null && stored.schema() == SCHEMA && stored.copies() != null) {
        return new CopyRecord(file, stored.copies());
      }
    } catch (JsonParseException broken) {
      // Told apart from a missing one only by what is kept beside.
    }
    Files.move(
        file, file.resolveSibling("copies.json.broken"), StandardCopyOption.REPLACE_EXISTING);
    return new CopyRecord(file, Map.of());
  }

  boolean says(String path, String sha256) {
    return sha256.equals(copies.get(path));
  }

  void put(String path, String sha256) {
    copies.put(path, sha256);
  }

  /// Writes what has changed since it was read.
  void save() throws IOException {
    if (!copies.equals(before)) {
      String text = GSON.toJson(new Stored(SCHEMA, copies)) + "\n";
      SafeFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
