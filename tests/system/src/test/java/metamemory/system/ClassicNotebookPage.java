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

/// The notebook page of Notebook 6.
final class ClassicNotebookPage implements NotebookPage {
  static final By LOADED = By.cssSelector("body.notebook_app #notebook-container .cell");

  private static final By KERNEL_IDLE = By.cssSelector("#kernel_indicator_icon.kernel_idle_icon");
  private static final By CODE_CELLS = By.cssSelector("#notebook-container .code_cell");
  private static final String PROMPTS = "#notebook-container .code_cell .input_prompt";
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Pattern NUMBER = Pattern.compile("In.\\[(\\d+)\\]:");

  private final ChromeDriver driver;

  /// @param driver on a page where [#LOADED] is present
  ClassicNotebookPage(ChromeDriver driver) {
    this.driver = driver;
  }

  @Override
  public void restartAndRunAll(Duration limit) {
    WebDriverWait wait = new WebDriverWait(driver, limit, POLL);
    wait.until(ExpectedConditions.presenceOfElementLocated(KERNEL_IDLE));
    requireFresh();
    driver.findElement(By.id("kernellink")).click();
    wait.until(ExpectedConditions.elementToBeClickable(By.id("restart_run_all"))).click();
    By yes = By.cssSelector(".modal-dialog .btn-danger");
    wait.until(ExpectedConditions.elementToBeClickable(yes)).click();
    wait.until(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector(".modal-backdrop")));
    wait.withMessage(
            () -> "all cells to have run: kernel=" + kernelState() + " prompts=" + prompts())
        .until(page -> allHaveRun());
  }

  @Override
  public List<Cell> codeCells() {
    return driver.findElements(CODE_CELLS).stream().map(ClassicNotebookPage::cell).toList();
  }

  @Override
  public void select(Cell cell) {
    By prompt =
        By.xpath(
            "ancestor::div[contains(@class,'code_cell')]//*[contains(@class,'prompt_container')]");
    cell.output().findElement(prompt).click();
  }

  @Override
  public WebElement content() {
    return driver.findElement(By.id("notebook-container"));
  }

  @Override
  public String kernelState() {
    return driver.findElement(By.id("kernel_indicator_icon")).getDomAttribute("title")
        + " "
        + driver.findElement(By.id("notification_kernel")).getText();
  }

  private void requireFresh() {
    if (prompts().stream().anyMatch(NUMBER.asPredicate())) {
      throw new IllegalStateException("cells have run on this page: prompts=" + prompts());
    }
  }

  /// All cells are queued at once, as `In [*]`, so the first number comes while others still wait.
  private boolean allHaveRun() {
    List<String> prompts = prompts();
    return prompts.stream().anyMatch(NUMBER.asPredicate())
        && prompts.stream().noneMatch(prompt -> prompt.contains("*"))
        && !driver.findElements(KERNEL_IDLE).isEmpty();
  }

  private List<String> prompts() {
    return Texts.of(driver, PROMPTS);
  }

  private static Cell cell(WebElement cell) {
    WebElement output = cell.findElement(By.cssSelector(".output"));
    String source = cell.findElement(By.cssSelector(".CodeMirror-code")).getText();
    var number = NUMBER.matcher(cell.findElement(By.cssSelector(".input_prompt")).getText());
    return new Cell(
        source,
        number.find() ? Optional.of(Integer.valueOf(number.group(1))) : Optional.empty(),
        output,
        !output.findElements(By.cssSelector(".output_error")).isEmpty());
  }
}
