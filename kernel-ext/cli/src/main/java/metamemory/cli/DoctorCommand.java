package metamemory.cli;

import java.util.List;
import java.util.concurrent.Callable;
import metamemory.cli.Examination.Finding;
import metamemory.cli.machine.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Says what is on this machine, what is missing, and what to do.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Shows what is there, what is missing, and what to do. Installs nothing.")
final class DoctorCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

  DoctorCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<Finding> findings = new Examination(context, context.workspace(workspace.folder)).all();
    int width = findings.stream().mapToInt(finding -> finding.what().length()).max().orElse(0);
    for (Finding finding : findings) {
      context
          .screen()
          .say(
              ("%-8s %-" + width + "s  %s")
                  .formatted(finding.state().word(), finding.what(), finding.text()));
    }
    boolean complete =
        findings.stream().noneMatch(finding -> finding.state() == Finding.State.MISSING);
    context
        .screen()
        .say(complete ? "Ready: ./learn opens the lessons." : "Something essential is missing.");
    return (complete ? ExitCode.DONE : ExitCode.MISSING).status();
  }
}
