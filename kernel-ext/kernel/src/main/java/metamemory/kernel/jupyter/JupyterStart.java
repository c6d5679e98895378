package metamemory.kernel.jupyter;

import java.io.IOException;
import java.nio.file.Path;
import metamemory.kernel.Session;
import metamemory.kernel.SessionOptions;

/// Opens a session and the sockets for it.
public final class JupyterStart {
  private JupyterStart() {}

  /// Serves until shutdown.
  ///
  /// @param connectionFile the file that Jupyter wrote
  /// @param options what the session works with
  /// @throws IOException if the connection file cannot be read
  public static void serve(Path connectionFile, SessionOptions options) throws IOException {
    Channels channels = new Channels(ConnectionFile.read(connectionFile));
    try (Session session = Session.open(options)) {
      new JupyterKernel(channels, session).serve();
    }
  }
}
