package metamemory.system;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/// The notebook page of JupyterLab 4, and of Notebook 7, which is made of the same parts.
///
/// Lab takes cells that are out of sight off the page; [#WHOLE_PAGE_SETTING] in the learner's
/// settings keeps them all on it.
final class JupyterLabPage implements NotebookPage {
  static final By LOADED = By.cssSelector(".jp-NotebookPanel .jp-Notebook .jp-Cell");
  static final String WHOLE_PAGE_FILE =
      "lab/user-settings/@jupyterlab/notebook-extension/tracker.jupyterlab-settings";
  static final String WHOLE_PAGE_SETTING = "{\"windowingMode\": \"none\"}";

  private static final String KERNEL_STATUS =
      ".jp-NotebookPanel .jp-Notebook-ExecutionIndicator-tooltip";
  private static final String KERNEL_NAME = ".jp-NotebookPanel .jp-KernelName";
  private static final By CODE_CELLS = By.cssSelector(".jp-NotebookPanel .jp-CodeCell");
  private static final String PROMPTS = ".jp-NotebookPanel .jp-CodeCell .jp-InputPrompt";
  private static final By KERNEL_MENU =
      By.xpath("//*[contains(@class,'lm-MenuBar-itemLabel') and text()='Kernel']");
  private static final By RESTART_AND_RUN_ALL =
      By.xpath(
          "//*[contains(@class,'lm-Menu-itemLabel')"
              + " and starts-with(text(),'Restart Kernel and Run All Cells')]");
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Pattern NUMBER = Pattern.compile("\\[(\\d+)\\]:");

  private final ChromeDriver driver;

  /// @param driver on a page where [#LOADED] is present
  JupyterLabPage(ChromeDriver driver) {
    this.driver = driver;
  }

  @Override
  public void restartAndRunAll(Duration limit) {
    WebDriverWait wait = new WebDriverWait(driver, limit, POLL);
    wait.until(page -> isIdle());
    wait.until(ExpectedConditions.elementToBeClickable(KERNEL_MENU)).click();
    wait.until(ExpectedConditions.elementToBeClickable(RESTART_AND_RUN_ALL)).click();
    By yes = By.cssSelector(".jp-Dialog .jp-mod-accept");
    wait.until(ExpectedConditions.elementToBeClickable(yes)).click();
    wait.withMessage(
            () -> "all cells to have run: kernel=" + kernelState() + " prompts=" + prompts())
        .until(page -> allHaveRun());
  }

  @Override
  public List<Cell> codeCells() {
    return driver.findElements(CODE_CELLS).stream().map(JupyterLabPage::cell).toList();
  }

  @Override
  public void select(Cell cell) {
    By prompt =
        By.xpath(
            "ancestor::div[contains(@class,'jp-CodeCell')]//*[contains(@class,'jp-InputPrompt')]");
    cell.output().findElement(prompt).click();
  }

  @Override
  public WebElement content() {
    return driver.findElement(By.cssSelector(".jp-NotebookPanel .jp-WindowedPanel-viewport"));
  }

  @Override
  public String kernelState() {
    return Texts.of(driver, KERNEL_STATUS).stream().findFirst().orElse("unknown");
  }

  /// All cells are queued at once, as `[*]`, so the first number comes while others still wait.
  private boolean allHaveRun() {
    List<String> prompts = prompts();
    return prompts.stream().anyMatch(NUMBER.asPredicate())
        && prompts.stream().noneMatch(prompt -> prompt.contains("*"))
        && isIdle();
  }

  /// Lab says idle too while it does not yet know which kernel to start; a menu that is used then
  /// does nothing.
  private boolean isIdle() {
    return kernelState().contains("Idle")
        && Texts.of(driver, KERNEL_NAME).stream()
            .anyMatch(name -> !name.isBlank() && !name.contains("No Kernel"));
  }

  private List<String> prompts() {
    return Texts.of(driver, PROMPTS);
  }

  private static Cell cell(WebElement cell) {
    WebElement output = cell.findElement(By.cssSelector(".jp-Cell-outputWrapper"));
    String source = cell.findElement(By.cssSelector(".cm-content")).getText();
    var number = NUMBER.matcher(cell.findElement(By.cssSelector(".jp-InputPrompt")).getText());
    By error = By.cssSelector("[data-mime-type='application/vnd.jupyter.error']");
    return new Cell(
        source,
        number.find() ? Optional.of(Integer.valueOf(number.group(1))) : Optional.empty(),
        output,
        !output.findElements(error).isEmpty());
  }
}
