package metamemory.kernel.jupyter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import metamemory.kernel.Session;
import metamemory.kernel.SessionOptions;

/// Opens a session and the sockets for it.
public final class JupyterStart {
  /// The process that started us, as Jupyter tells every kernel.
  private static final String PARENT = "JPY_PARENT_PID";

  private JupyterStart() {}

  /// Serves until shutdown.
  ///
  /// @param connectionFile the file that Jupyter wrote
  /// @param options what the session works with
  /// @throws IOException if the connection file cannot be read
  public static void serve(Path connectionFile, SessionOptions options) throws IOException {
    KernelLog.toProcessOnly();
    ConnectionFile file = ConnectionFile.read(connectionFile);
    // Each takes some hundred milliseconds, and neither needs the other.
    CompletableFuture<Session> opening =
        CompletableFuture.supplyAsync(
            () -> Session.open(options), task -> Thread.ofPlatform().name("opening").start(task));
    Channels channels = new Channels(file);
    RunMark mark = RunMark.set(connectionFile);
    Warmup.run(file.key(), file.signatureScheme());
    try (Session session = opening.join()) {
      Ending ending = new Ending(channels, session, mark);
      parent()
          .ifPresent(jupyter -> {
            var _ = jupyter.onExit().thenRun(ending::end);
          });
      JupyterKernel kernel = new JupyterKernel(channels, session, ending::end);
      if (mark.diedBefore()) {
        kernel.remarkOnNextCell(RunMark.REMARK);
      }
      ending.whenNotAsked(kernel::tellThatItEnds);
      kernel.serve();
      ending.await();
    }
  }

  /// Plays a learner's first minutes through, for the JVM to make a start cache of.
  ///
  /// @throws IOException if no loopback socket can be had
  public static void rehearse() throws IOException {
    KernelLog.toProcessOnly();
    Rehearsal.run();
  }

  /// A kernel whose Jupyter is gone serves nobody and must not stay behind.
  private static Optional<ProcessHandle> parent() {
    String pid = System.getenv(PARENT);
    return pid == null || !pid.matches("[1-9]\\d{0,9}")
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(pid));
  }
}
