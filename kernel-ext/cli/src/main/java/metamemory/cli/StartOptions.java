package metamemory.cli;

import metamemory.cli.jupyter.Ports;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What can be said when the lessons are opened.
final class StartOptions {
  @Option(names = "--no-browser", description = "Print the address, and open no browser.")
  boolean noBrowser;

  @Option(names = "--prepare", description = "Set everything up and end, without opening Jupyter.")
  boolean prepareOnly;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description =
          "Where Jupyter listens, on this machine only; 0 for any free port (default: 8888, or the"
              + " next free one).")
  int port = Ports.CHOOSE;

  @Mixin final WorkspaceOption workspace = new WorkspaceOption();
}
