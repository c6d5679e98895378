package metamemory.cli.jupyter;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import metamemory.cli.machine.App;
import metamemory.cli.machine.Machine;
import metamemory.cli.machine.SafeFile;

/// The folder that tells Jupyter how to start our kernel.
public final class KernelSpec {
  private static final List<String> LOGOS =
      List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final Path folder;
  private final byte[] kernelJson;

  private KernelSpec(Path folder, byte[] kernelJson) {
    this.folder = folder;
    this.kernelJson = kernelJson;
  }

  /// The kernel of an app, for the user of a machine.
  ///
  /// @param machine whose Jupyter folder it goes to
  /// @param app the jars and lessons
  /// @param javaHome the JDK 25 that runs it
  /// @return what would be installed
  public static KernelSpec of(Machine machine, App app, Path javaHome) {
    return in(JupyterFolders.data(machine).resolve("kernels"), machine, app, javaHome);
  }

  /// The kernel of an app as a folder for `jupyter kernelspec install`.
  ///
  /// @param parent the folder that holds the kernel's own, which is named `metamemory`
  /// @param machine whose JDK it is
  /// @param app the jars and lessons
  /// @param javaHome the JDK 25 that runs it
  /// @return what would be written
  public static KernelSpec in(Path parent, Machine machine, App app, Path javaHome) {
    Path folder = parent.resolve("metamemory");
    Path java = JupyterFolders.java(javaHome, machine.platform());
    Path cache = KernelCache.of(machine, app, javaHome).file();
    String json = json(new KernelJvm(app, java).serve(cache));
    return new KernelSpec(folder, json.getBytes(StandardCharsets.UTF_8));
  }

  private static String json(List<String> command) {
    JsonArray argv = new JsonArray();
    command.forEach(argv::add);
    JsonObject spec = new JsonObject();
    spec.add("argv", argv);
    spec.addProperty("display_name", "Java (Metamemory)");
    spec.addProperty("language", "java");
    spec.addProperty("interrupt_mode", "message");
    spec.add("env", new JsonObject());
    spec.add("metadata", new JsonObject());
    return GSON.toJson(spec) + "\n";
  }

  /// Where it is, or would be.
  ///
  /// @return the folder
  public Path folder() {
    return folder;
  }

  /// Whether Jupyter would start this very kernel.
  ///
  /// @return true when nothing has to be written
  public boolean isInstalled() {
    return holds("kernel.json", kernelJson)
        && LOGOS.stream().allMatch(logo -> holds(logo, logo(logo)));
  }

  /// Writes what differs.
  ///
  /// @return whether anything did
  /// @throws IOException if it cannot be written
  public boolean install() throws IOException {
    if (isInstalled()) {
      return false;
    }
    for (String logo : LOGOS) {
      SafeFile.replace(folder.resolve(logo), logo(logo));
    }
    // Last: Jupyter takes the folder for a kernel as soon as this file is there.
    SafeFile.replace(folder.resolve("kernel.json"), kernelJson);
    return true;
  }

  private boolean holds(String name, byte[] bytes) {
    try {
      return Arrays.equals(Files.readAllBytes(folder.resolve(name)), bytes);
    } catch (IOException notThere) {
      return false;
    }
  }

  private static byte[] logo(String name) {
    try (InputStream stream = KernelSpec.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new AssertionError("our jar lacks " + name);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError("our jar cannot be read", e);
    }
  }
}
