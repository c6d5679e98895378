package metamemory.system;

import java.util.List;
import org.openqa.selenium.JavascriptExecutor;

/// The texts of many elements in one call to the browser: a wait that asked for each one by itself
/// would keep a core busy that the kernel needs.
final class Texts {
  private static final String OF_ALL =
      "return Array.from(document.querySelectorAll(arguments[0]), e => e.textContent)";

  private Texts() {}

  /// The text of every element that a CSS selector finds, from top to bottom.
  static List<String> of(JavascriptExecutor browser, String cssSelector) {
    Object texts = browser.executeScript(OF_ALL, cssSelector);
    return texts instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}
