package metamemory.cli.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import metamemory.cli.machine.ExitCode;
import metamemory.cli.machine.Machine;
import metamemory.cli.machine.Machines;
import metamemory.cli.machine.Machines.Recorded;
import metamemory.cli.machine.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Programs on the PATH are small shell scripts here that answer as the real ones do.
@DisabledOnOs(OS.WINDOWS)
final class JupyterSearchTest {
  @TempDir private Path folder;

  @Test
  void prefersTheLabToTheNotebook() throws IOException {
    program("bin/jupyter-notebook", "echo 6.4.12");
    program("bin/jupyter-lab", "echo 4.2.5");
    Jupyter found = new JupyterSearch(machine(Map.of())).find(Way.PATH).orElseThrow();
    assertThat(found.description())
        .isEqualTo("JupyterLab 4.2.5 (" + folder.resolve("bin/jupyter-lab") + ")");
  }

  @Test
  void passesByAShimWhoseVersionManagerLacksIt() throws IOException {
    program("bin/jupyter-lab", "echo 'pyenv: jupyter-lab: command not found'; exit 127");
    program("bin/jupyter-notebook", "echo 'warning: old'; echo 6.5.2");
    Jupyter found = new JupyterSearch(machine(Map.of())).find(Way.PATH).orElseThrow();
    assertThat(found.flavour()).isEqualTo(Flavour.NOTEBOOK);
    assertThat(found.version()).isEqualTo("6.5.2");
  }

  @Test
  void asksPythonForItsModulesWhenThereIsNoProgram() throws IOException {
    program("bin/python3", "[ \"$2\" = notebook ] && echo 7.1.0");
    Jupyter found = new JupyterSearch(machine(Map.of())).find(Way.PATH).orElseThrow();
    assertThat(found.command())
        .containsExactly(folder.resolve("bin/python3").toString(), "-m", "notebook");
  }

  @Test
  void passesByWhatIsTooOld() throws IOException {
    program("bin/jupyter-lab", "echo 2.3.1");
    program("bin/jupyter-notebook", "echo 5.7.8");
    assertThat(new JupyterSearch(machine(Map.of())).find(Way.PATH)).isEmpty();
  }

  @Test
  void takesAPrivateEnvironmentOnlyWhenItWasFinished() throws IOException {
    Machine machine = machine(Map.of());
    Path lab = folder.resolve("own/jupyter/bin/jupyter-lab");
    program("own/jupyter/bin/jupyter-lab", "echo 4.0.0");
    assertThat(new JupyterSearch(machine).find(Way.PRIVATE)).isEmpty();
    Files.createFile(folder.resolve("own/jupyter/complete"));
    assertThat(new JupyterSearch(machine).find(Way.PRIVATE).orElseThrow().command())
        .containsExactly(lab.toString());
  }

  @Test
  void remembersWhatItFoundWhileThatIsUnchanged() throws IOException {
    program("bin/jupyter-lab", "echo 4.2.5");
    Recorded screen = Machines.screen();
    Machine machine = machine(Map.of(Way.VARIABLE, "path"));
    Jupyter first = new JupyterSetup(machine, screen.screen()).get();
    FoundJupyter found = new FoundJupyter(machine);
    assertThat(found.recall()).contains(first);
    assertThat(new FoundJupyter(machine(Map.of())).recall()).as("another search").isEmpty();
    Files.delete(folder.resolve("bin/jupyter-lab"));
    assertThat(found.recall()).as("no longer there").isEmpty();
  }

  @Test
  void aBrokenMemoryIsNoMemory() throws IOException {
    Files.createDirectories(folder.resolve("own"));
    for (String broken : List.of("", "{", "null", "{\"flavour\":\"NONE\"}")) {
      Files.writeString(folder.resolve("own/jupyter.json"), broken);
      assertThat(new FoundJupyter(machine(Map.of())).recall()).as(broken).isEmpty();
    }
  }

  @Test
  void saysTheOneCommandWhenThereIsNoneAndNoneMayBeInstalled() throws IOException {
    program("bin/apt-get", "exit 1");
    Recorded screen = Machines.screen();
    Machine machine = machine(Map.of(Way.VARIABLE, "path"));
    assertThatThrownBy(() -> new JupyterSetup(machine, screen.screen()).get())
        .isInstanceOfSatisfying(
            Stop.class, stop -> assertThat(stop.exitCode()).isEqualTo(ExitCode.MISSING))
        .hasMessageContaining("sudo apt-get install --no-install-recommends jupyter-notebook");
  }

  @Test
  void refusesAnUnknownWay() {
    assertThatThrownBy(() -> new JupyterSearch(machine(Map.of(Way.VARIABLE, "conda"))).find())
        .isInstanceOfSatisfying(
            Stop.class, stop -> assertThat(stop.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage("LEARN_JUPYTER must be path, private or system: LEARN_JUPYTER=conda");
  }

  private Machine machine(Map<String, String> more) {
    Map<String, String> env = new HashMap<>(more);
    env.put("PATH", folder.resolve("bin").toString());
    env.put("METAMEMORY_HOME", folder.resolve("own").toString());
    return Machines.linux(folder, env);
  }

  private void program(String path, String script) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
