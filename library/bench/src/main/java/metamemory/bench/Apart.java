package metamemory.bench;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// A figure that was measured in another run, by another program: of libraries in another language,
/// which no JVM can run beside ours. It is entered by hand, and shown as what it is.
///
/// @param work the id of the work
/// @param name whose figure it is
/// @param nanos ns an operation
/// @param how the machine and the way it was measured
record Apart(String work, String name, double nanos, String how) {
  static final String FORM =
      "[{\"work\": \"struct\", \"name\": \"bumpalo try_alloc\", \"nanos\": 0.58, \"how\":"
          + " \"machine, version\"}]";

  /// The figures that come with the benchmarks.
  static List<Apart> known() {
    try (InputStream file =
        Objects.requireNonNull(Apart.class.getResourceAsStream("measured-apart.json"))) {
      return read(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError("a resource can be read", e);
    }
  }

  static List<Apart> in(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      return read(reader);
    } catch (JsonParseException e) {
      throw new IllegalArgumentException(
          "the file must be a list like " + FORM + ": file=" + file + " (" + e.getMessage() + ")",
          e);
    }
  }

  private static List<Apart> read(Reader reader) {
    return Arrays.asList(new Gson().fromJson(reader, Apart[].class));
  }
}
