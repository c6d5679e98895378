package metamemory.system;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A learner's home in a temporary folder: every folder that Jupyter, Chromium or `learn` would
/// write to is in it, so that a test neither sees nor touches anything of the user's.
record LearnerHome(Path root) {
  LearnerHome {
    for (String folder : List.of("home", "jupyter-runtime", "workspace", "tmp")) {
      create(root.resolve(folder));
    }
    Path setting = root.resolve("jupyter-config").resolve(JupyterLabPage.WHOLE_PAGE_FILE);
    TextFile.write(setting, JupyterLabPage.WHOLE_PAGE_SETTING);
  }

  Path workspace() {
    return root.resolve("workspace");
  }

  /// The learner's copy of lesson 09.
  Path lesson() {
    return workspace().resolve(App.LESSON).resolve("lesson.ipynb");
  }

  /// A small environment of its own, the same on every machine but for `PATH`.
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    environment.put("LANG", "C.UTF-8");
    environment.put("HOME", root.resolve("home").toString());
    environment.put("TMPDIR", root.resolve("tmp").toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("JUPYTER_CONFIG_DIR", root.resolve("jupyter-config").toString());
    environment.put("JUPYTER_DATA_DIR", root.resolve("jupyter-data").toString());
    environment.put("JUPYTER_RUNTIME_DIR", root.resolve("jupyter-runtime").toString());
    environment.put("IPYTHONDIR", root.resolve("ipython").toString());
    environment.put("METAMEMORY_HOME", root.resolve("metamemory").toString());
    environment.put("METAMEMORY_WORKSPACE", workspace().toString());
    // Only a Jupyter that is there already: a test installs nothing.
    environment.put("LEARN_JUPYTER", "path");
    return environment;
  }

  /// The environment in which other programs than `learn` also find the kernel that `learn`
  /// installed.
  Map<String, String> environmentWithKernel() {
    Map<String, String> environment = environment();
    Path dataFolder = kernelspec().resolve("../../..").normalize();
    environment.merge("JUPYTER_PATH", dataFolder.toString(), (a, b) -> a + File.pathSeparator + b);
    return environment;
  }

  /// The environment of the kernel itself: the learner's, and what its `kernel.json` asks for.
  Map<String, String> environmentWith(@Nullable JsonElement env) {
    Map<String, String> environment = environment();
    if (env instanceof JsonObject asked) {
      asked
          .entrySet()
          .forEach(entry -> environment.put(entry.getKey(), entry.getValue().getAsString()));
    }
    return environment;
  }

  /// The `kernel.json` that `learn` installed.
  Path kernelspec() {
    return Stream.of("metamemory", "jupyter-data", "home")
        .map(root::resolve)
        .filter(Files::isDirectory)
        .flatMap(LearnerHome::filesBelow)
        .filter(file -> file.endsWith("kernels/metamemory/kernel.json"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("learn installed no kernelspec below " + root));
  }

  private static Stream<Path> filesBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
