package metamemory.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Which number the tab key needs to find on the parts of a picture.
///
/// The pages of Notebook 6 give their cells the number 2 and keep the key in the first editor after
/// the last cell, so nothing of the usual number 0 in a cell's output is ever reached. With the
/// same number, a picture's blocks come after their cell and before the next. In JupyterLab, that
/// would take them out of their place. A kernel is not told who shows its output, but which server
/// started it: that of Notebook 6 is called so, and alone of its name does not tell the session's
/// name.
final class TabKey {
  /// The number for the page that shows what this process draws, as far as can be told.
  static final int INDEX = index(System.getenv(), server());

  private static final int NOTEBOOK_6 = 2;
  private static final int USUAL = 0;

  private TabKey() {}

  /// The number, by what the server left in our environment and how it was started.
  static int index(Map<String, String> environment, List<String> server) {
    if (environment.containsKey("JPY_SESSION_NAME")) {
      return USUAL;
    }
    boolean hub =
        environment
            .getOrDefault("JUPYTERHUB_SINGLEUSER_APP", "")
            .startsWith("notebook.notebookapp");
    return hub || isNotebook(server) ? NOTEBOOK_6 : USUAL;
  }

  /// Whether Python was told to run it, by its file or as a module; options of Python come before.
  private static boolean isNotebook(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i).equals("-m")) {
        return i + 1 < arguments.size() && arguments.get(i + 1).equals("notebook");
      }
      if (!arguments.get(i).startsWith("-")) {
        return arguments.get(i).endsWith("jupyter-notebook");
      }
    }
    return false;
  }

  private static List<String> server() {
    String pid = System.getenv().getOrDefault("JPY_PARENT_PID", "");
    if (!pid.matches("[1-9]\\d{0,9}")) {
      return List.of();
    }
    return ProcessHandle.of(Long.parseLong(pid))
        .flatMap(process -> process.info().arguments())
        .map(Arrays::asList)
        .orElse(List.of());
  }
}
