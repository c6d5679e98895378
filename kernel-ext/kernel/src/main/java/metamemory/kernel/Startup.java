package metamemory.kernel;

import java.io.IOException;
import java.nio.file.Path;

/// What the environment asks to be done before the first cell. It is done with that cell, so that
/// what it prints, and what is wrong with it, has a place to be shown.
final class Startup {
  private final KernelOptions options;
  private final ClassPathMagic classPath;
  private final LoadMagic load;
  private boolean done;

  Startup(KernelOptions options, ClassPathMagic classPath, LoadMagic load) {
    this.options = options;
    this.classPath = classPath;
    this.load = load;
  }

  void runOnce() {
    if (done) {
      return;
    }
    done = true;
    remark(Preview.obstacle(options));
    addClassPath();
    runFile();
  }

  private void addClassPath() {
    if (!options.classPath().isEmpty()) {
      try {
        classPath.add(ClassPathMagic.find(options.classPath()));
      } catch (IOException e) {
        remark(KernelOptions.CLASS_PATH + " was passed over: " + e.getMessage());
      }
    }
  }

  private void runFile() {
    if (!options.startup().isEmpty()) {
      try {
        if (load.run(Path.of(options.startup())) instanceof CellResult.Failed failed) {
          remark(KernelOptions.STARTUP + " failed:");
          failed.traceback().forEach(Startup::remark);
        }
      } catch (IOException e) {
        remark(KernelOptions.STARTUP + " was passed over: " + e);
      }
    }
  }

  /// Above the first cell's own output.
  private static void remark(String text) {
    if (!text.isEmpty()) {
      System.err.println(text);
    }
  }
}
