package metamemory.system;

import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/// What a person is told of the blocks of a cell's picture, by the mouse and by the tab key.
///
/// The browser shows the words of the nearest `<title>` around what lies under the pointer, in a
/// window of its own that no page and no screenshot sees; so this asks what lies there.
final class PictureBlocks {
  /// From a cell, over the buttons that JupyterLab shows in it.
  private static final int MOST_TABS_BEFORE = 12;

  private static final String MIDDLES =
      """
      arguments[0].scrollIntoView({block: 'center'});
      return [...arguments[0].querySelectorAll('g[role=img]')].map(g => {
        const box = g.querySelector('rect').getBoundingClientRect();
        return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
      });
      """;
  private static final String TOLD_UNDER_POINTER =
      """
      let at = [...document.querySelectorAll(':hover')].pop();
      while (at && !at.querySelector(':scope > title')) at = at.parentElement;
      return at ? at.querySelector(':scope > title').textContent : 'nothing';
      """;
  private static final String IS_FOCUS_SEEN_IN =
      """
      const at = document.activeElement;
      return arguments[0].contains(at) && at.matches(':focus-visible')
          && getComputedStyle(at).outlineStyle !== 'none';
      """;

  private static final String SHOWN =
      """
      const [output, done] = arguments;
      requestAnimationFrame(() => requestAnimationFrame(() => done(
          [...output.querySelectorAll('svg text')]
              .filter(text => text.checkVisibility({visibilityProperty: true}))
              .map(text => text.textContent))));
      """;

  private final ChromeDriver driver;
  private final WebElement output;

  PictureBlocks(ChromeDriver driver, WebElement output) {
    this.driver = driver;
    this.output = output;
  }

  /// Moves the mouse from block to block.
  ///
  /// @return what the browser tells over each
  List<String> hover() {
    List<String> told = new ArrayList<>();
    WebElement svg = output.findElement(By.tagName("svg"));
    if (driver.executeScript(MIDDLES, svg) instanceof List<?> middles) {
      for (Object middle : middles) {
        List<?> place = (List<?>) middle;
        new Actions(driver)
            .moveToLocation(((Number) place.get(0)).intValue(), ((Number) place.get(1)).intValue())
            .perform();
        told.add(String.valueOf(driver.executeScript(TOLD_UNDER_POINTER)));
      }
    }
    return told;
  }

  /// A part that the tab key came to, with a visible focus.
  ///
  /// @param told the role and the name that readers are told
  /// @param words what the picture then shows that it did not show before
  record Reached(String told, String words) {}

  /// Presses the tab key until it has gone through the cell's output.
  ///
  /// @return what it came to
  List<Reached> tab() {
    return tab(Integer.MAX_VALUE);
  }

  /// Presses the tab key until it has come to so many parts of the cell's output, or has gone
  /// through it.
  List<Reached> tab(int most) {
    List<String> before = shown();
    List<Reached> reached = new ArrayList<>();
    int presses = 0;
    while (reached.size() < most
        && (reached.isEmpty() ? presses < MOST_TABS_BEFORE : isFocusSeen())) {
      new Actions(driver).sendKeys(Keys.TAB).perform();
      presses++;
      if (isFocusSeen()) {
        WebElement at = driver.switchTo().activeElement();
        List<String> words = new ArrayList<>(shown());
        before.forEach(words::remove);
        reached.add(
            new Reached(at.getAriaRole() + ": " + at.getAccessibleName(), String.join(" ", words)));
      }
    }
    return reached;
  }

  /// The texts that can be seen in the picture, once the browser has drawn what changed.
  private List<String> shown() {
    return driver.executeAsyncScript(SHOWN, output) instanceof List<?> texts
        ? texts.stream().map(String::valueOf).toList()
        : List.of();
  }

  private boolean isFocusSeen() {
    return Boolean.TRUE.equals(driver.executeScript(IS_FOCUS_SEEN_IN, output));
  }
}
