package metamemory.kernel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Messages of the compiler and the VM in the learner's words. They name the classes that JShell
/// wraps around a cell: `REPL.$JShell$11.balance` is `balance`.
final class LearnersWords {
  private static final Pattern WRAPPER =
      Pattern.compile("(?:\\bREPL\\.)?\\$JShell\\$\\d+[A-Z]*[.$](?=\\w)");

  private static final Pattern CAST =
      Pattern.compile("class (\\S+) cannot be cast to class (\\S+) \\(.*", Pattern.DOTALL);

  private LearnersWords() {}

  static String of(String message) {
    Matcher cast = CAST.matcher(message);
    if (cast.matches() && message.contains("$JShell$")) {
      return cast(clean(cast.group(1)), clean(cast.group(2)));
    }
    return clean(message);
  }

  /// An object outlives the class it was made of, and then there are two classes of one name.
  private static String cast(String from, String to) {
    return from.equals(to)
        ? "this "
            + from
            + " was made before the cell that defines "
            + from
            + " was run again: it is still of the old class; make it anew"
        : "class " + from + " cannot be cast to class " + to;
  }

  private static String clean(String text) {
    return text.contains("$JShell$") ? WRAPPER.matcher(text).replaceAll("") : text;
  }
}
