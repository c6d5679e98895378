package metamemory.system;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.openqa.selenium.WebElement;

/// A notebook open in a browser, as a person uses it: by its menus, told by what is on the page.
sealed interface NotebookPage permits ClassicNotebookPage, JupyterLabPage {
  /// Kernel menu, "Restart & Run All", and yes to the question; comes back when all cells have run
  /// or one of them stopped the rest. For a page that has not run anything yet.
  void restartAndRunAll(Duration limit);

  /// The code cells from top to bottom.
  List<Cell> codeCells();

  /// Clicks beside a cell, so that it is the selected one and its editor does not take the keys.
  void select(Cell cell);

  /// All that the notebook holds, as tall as it is.
  WebElement content();

  /// What Jupyter tells of the kernel just now, such as idle, busy or dead.
  String kernelState();

  /// One code cell as the page shows it.
  ///
  /// @param source what the cell's editor shows
  /// @param prompt the number beside it, empty when it has not run
  /// @param output the area below it
  /// @param errored whether an error is among the output
  record Cell(String source, Optional<Integer> prompt, WebElement output, boolean errored) {
    String text() {
      return output.getText();
    }
  }
}
