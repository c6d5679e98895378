package metamemory.cli.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import metamemory.cli.machine.Machine;

/// A system package that tests need.
///
/// @param debianPackage what to install
/// @param shownBy programs, or absolute files, any of which shows that it is there
record Need(String debianPackage, List<String> shownBy) {
  static final List<Need> ALL =
      List.of(
          new Need("bubblewrap", List.of("bwrap")),
          new Need("munge", List.of("/usr/sbin/munged")),
          new Need("slurm-wlm", List.of("/usr/sbin/slurmctld")),
          new Need("chromium", List.of("chromium")),
          new Need("chromium-driver", List.of("chromedriver")),
          new Need("jupyter-notebook", List.of("jupyter-lab", "jupyter-notebook")),
          new Need("jupyter-nbconvert", List.of("jupyter-nbconvert")),
          new Need("nodejs", List.of("node")),
          new Need("npm", List.of("npm")),
          // For JupyterLab, which learn installs where there is no Jupyter.
          new Need(
              "python3-venv",
              List.of(
                  "/usr/lib/python3.11/ensurepip/__init__.py",
                  "/usr/lib/python3.13/ensurepip/__init__.py")),
          new Need("jupyterhub", List.of("jupyterhub")),
          new Need(
              "python3-jupyter-kernel-test",
              List.of("/usr/lib/python3/dist-packages/jupyter_kernel_test/__init__.py")));

  static List<String> missingPackages(Machine machine) {
    List<String> missing = new ArrayList<>();
    for (Need need : ALL) {
      if (need.shownBy().stream().noneMatch(sign -> isThere(machine, sign))) {
        missing.add(need.debianPackage());
      }
    }
    return missing;
  }

  private static boolean isThere(Machine machine, String sign) {
    return sign.startsWith("/") ? Files.exists(Path.of(sign)) : machine.which(sign).isPresent();
  }
}
