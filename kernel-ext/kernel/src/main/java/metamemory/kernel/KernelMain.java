package metamemory.kernel;

import java.io.IOException;
import java.nio.file.Path;
import metamemory.kernel.jupyter.JupyterStart;

/// Starts the kernel for Jupyter: `java … metamemory.kernel.KernelMain CONNECTION_FILE`. With
/// `--rehearse` instead it plays a learner's first minutes through and ends, for `learn` to make
/// the start cache of.
public final class KernelMain {
  private KernelMain() {}

  /// Serves Jupyter until it asks for shutdown.
  ///
  /// @param args the connection file
  /// @throws IOException if the connection file cannot be read
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println(
          "needs one argument, the connection file that Jupyter wrote: arguments=" + args.length);
      System.exit(2);
    }
    if (args[0].equals("--rehearse")) {
      JupyterStart.rehearse();
      // Whatever a cell has left running must not keep the JVM from making the cache.
      System.exit(0);
    }
    JupyterStart.serve(Path.of(args[0]), SessionOptions.fromSystemProperties());
  }
}
