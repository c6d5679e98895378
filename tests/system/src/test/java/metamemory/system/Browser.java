package metamemory.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/// Headless Chromium with an empty profile, that asks nobody but the pages it is told to open.
final class Browser implements AutoCloseable {
  private static final Dimension WINDOW = new Dimension(1200, 1000);
  private static final Duration LOAD = Duration.ofSeconds(30);

  // Selenium warns that it lacks a DevTools binding for this very Chromium; none is used here. The
  // field keeps the logger, which would else be collected with its level.
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  static Browser open(LearnerHome home) {
    SELENIUM.setLevel(Level.SEVERE);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Needs.chromedriver().toFile())
            .withEnvironment(Map.of("HOME", home.root().resolve("home").toString()))
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options(home.root().resolve("chromium"))));
  }

  private static ChromeOptions options(Path profile) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(Needs.chromium().toFile());
    // Root, as in containers, has no other sandbox to put Chromium in; only our own page is opened.
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    options.addArguments("--disable-gpu", "--disable-quic", "--no-first-run");
    options.addArguments("--disable-background-networking", "--disable-component-update");
    options.addArguments("--disable-sync", "--no-default-browser-check", "--hide-scrollbars");
    options.addArguments("--user-data-dir=" + profile);
    options.addArguments("--window-size=" + WINDOW.width + "," + WINDOW.height);
    return options;
  }

  /// Logs in to a JupyterHub, which starts the user's server and then opens a notebook.
  NotebookPage logIn(URI link, String user) {
    driver.get(link.toString());
    driver.findElement(By.id("username_input")).sendKeys(user);
    driver.findElement(By.id("password_input")).sendKeys("any");
    write("hub-login-" + user);
    driver.findElement(By.id("login_submit")).click();
    return loaded();
  }

  /// Opens a notebook, in whichever Jupyter serves it.
  NotebookPage open(URI notebook) {
    driver.get(notebook.toString());
    return loaded();
  }

  private NotebookPage loaded() {
    try {
      new WebDriverWait(driver, LOAD)
          .until(
              ExpectedConditions.or(
                  ExpectedConditions.presenceOfElementLocated(ClassicNotebookPage.LOADED),
                  ExpectedConditions.presenceOfElementLocated(JupyterLabPage.LOADED)));
    } catch (TimeoutException noNotebook) {
      write("no-notebook");
      throw new AssertionError("no notebook: page=" + driver.getCurrentUrl(), noNotebook);
    }
    return driver.findElements(ClassicNotebookPage.LOADED).isEmpty()
        ? new JupyterLabPage(driver)
        : new ClassicNotebookPage(driver);
  }

  /// What is told of the blocks of the picture in a cell's output.
  PictureBlocks blocksOf(WebElement output) {
    return new PictureBlocks(driver, output);
  }

  /// Scrolls to the element and writes what the window shows to `<name>.png`.
  void screenshot(String name, WebElement element) {
    driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
    write(name);
  }

  /// Writes the whole of a notebook to `<name>.png`, in a window as tall as `content`.
  void screenshotOfAll(String name, WebElement content) {
    driver.manage().window().setSize(new Dimension(WINDOW.width, content.getSize().height + 400));
    write(name);
    driver.manage().window().setSize(WINDOW);
  }

  /// Opens a page of ours, writes all of it to `<name>.png`, and asks it something.
  ///
  /// @param question a script that returns a list of texts
  /// @return the answer
  List<String> inspect(URI page, String name, String question) {
    driver.get(page.toString());
    Number height = (Number) driver.executeScript("return document.body.scrollHeight");
    driver.manage().window().setSize(new Dimension(WINDOW.width, height.intValue() + 200));
    write(name);
    List<?> answer = (List<?>) driver.executeScript(question);
    driver.manage().window().setSize(WINDOW);
    return answer == null ? List.of() : answer.stream().map(String::valueOf).toList();
  }

  private void write(String name) {
    Path file = App.screenshots().resolve(name + ".png");
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
