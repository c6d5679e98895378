package metamemory.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import metamemory.cli.jupyter.KernelSpec;
import metamemory.cli.machine.ExitCode;
import metamemory.cli.machine.Stop;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Writes the kernel's folder, to be installed by hand.
@Command(
    name = "kernel",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the kernel's folder, DIR/metamemory, for where ./learn does not install it itself:"
          + " another user, a shared prefix, a JupyterHub.",
      "A DIR where Jupyter looks is all that is needed, as /usr/local/share/jupyter/kernels. Else:"
          + " jupyter kernelspec install DIR/metamemory (with --user, --prefix=… or --sys-prefix)."
          + " Everybody who is to use it must be able to read this app and its JDK."
    })
final class KernelCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "DIR", description = "Where the folder goes.")
  private Path folder = Path.of("");

  KernelCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    KernelSpec spec =
        KernelSpec.in(
            folder.toAbsolutePath(),
            context.machine(),
            context.app(),
            Path.of(System.getProperty("java.home")));
    try {
      spec.install();
    } catch (IOException e) {
      throw Stop.missing("the kernel cannot be written: DIR=" + folder + " (" + e + ")");
    }
    context.screen().say("Wrote " + spec.folder() + ".");
    if (!folder.toAbsolutePath().endsWith(Path.of("jupyter", "kernels"))) {
      context.screen().say("Install it: jupyter kernelspec install " + spec.folder() + " --user");
    }
    return ExitCode.DONE.status();
  }
}
