package metamemory.kernel.jupyter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A file beside the connection file while a kernel runs on it. Jupyter starts a kernel that died
/// anew on the same connection file; finding the mark of a process that is gone, the new one can
/// tell the learner what happened.
final class RunMark {
  static final String REMARK =
      "The kernel has been restarted: the one before ended in the middle of its work (code called"
          + " Runtime.halt through reflection, native memory was misused, or the machine ran out of"
          + " memory). What earlier cells defined is gone: run them again.\n";

  private static final Logger LOG = Logger.getLogger(RunMark.class.getName());

  private final Path file;
  private final boolean diedBefore;

  private RunMark(Path file, boolean diedBefore) {
    this.file = file;
    this.diedBefore = diedBefore;
  }

  /// Marks that this process runs.
  static RunMark set(Path connectionFile) {
    Path file = connectionFile.resolveSibling(connectionFile.getFileName() + ".running");
    boolean diedBefore = Files.exists(file);
    try {
      Files.writeString(file, Long.toString(ProcessHandle.current().pid()));
    } catch (IOException e) {
      LOG.log(Level.FINE, "no mark can be written", e);
    }
    return new RunMark(file, diedBefore);
  }

  /// Whether the kernel before on the same connection ended without being asked to.
  boolean diedBefore() {
    return diedBefore;
  }

  /// This kernel ends because it was asked to.
  void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.log(Level.FINE, "the mark cannot be removed", e);
    }
  }
}
