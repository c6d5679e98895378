package metamemory.cli.jupyter;

/// The two Jupyters that we open lessons in.
public enum Flavour {
  LAB("JupyterLab", "jupyter-lab", "jupyterlab", "/lab/tree/"),
  NOTEBOOK("Jupyter Notebook", "jupyter-notebook", "notebook", "/notebooks/");

  private final String title;
  private final String program;
  private final String module;
  private final String page;

  Flavour(String title, String program, String module, String page) {
    this.title = title;
    this.program = program;
    this.module = module;
    this.page = page;
  }

  /// What people call it.
  ///
  /// @return the name
  public String title() {
    return title;
  }

  String program() {
    return program;
  }

  String module() {
    return module;
  }

  String page() {
    return page;
  }
}
