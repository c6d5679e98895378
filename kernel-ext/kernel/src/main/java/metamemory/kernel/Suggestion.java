package metamemory.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Diag;
import jdk.jshell.SourceCodeAnalysis;

/// For a name that the compiler does not know: the nearest that could stand there.
final class Suggestion {
  private static final Pattern SYMBOL = Pattern.compile("(?m)^\\s*symbol:\\s*\\w+\\s+(\\w+)");

  private static final Pattern WORD = Pattern.compile("\\b[A-Za-z_]\\w*");

  private final SnippetEngine engine;

  Suggestion(SnippetEngine engine) {
    this.engine = engine;
  }

  /// The first name that is near enough to one of those not found.
  Optional<String> of(String source, List<Diag> diagnostics) {
    return diagnostics.stream()
        .filter(d -> d.getCode().startsWith("compiler.err.cant.resolve"))
        .flatMap(d -> nearest(source, d).stream())
        .findFirst()
        .map(name -> "Did you mean " + name + "?");
  }

  /// The same for names that a declaration waits for, such as `variable amuont`.
  Optional<String> ofMissing(String source, List<String> missing) {
    return missing.stream()
        .map(name -> name.replaceFirst("^\\w+\\s+", "").replaceFirst("\\W.*", ""))
        .filter(name -> source.contains(name) && !name.isEmpty())
        .flatMap(name -> nearest(name, inScope(source, source.indexOf(name), name)).stream())
        .findFirst()
        .map(name -> "Did you mean " + name + "?");
  }

  private static Optional<String> nearest(String wanted, List<String> names) {
    return NearestName.of(wanted, names.stream().filter(name -> !name.equals(wanted)).toList());
  }

  private Optional<String> nearest(String source, Diag diagnostic) {
    Matcher symbol = SYMBOL.matcher(diagnostic.getMessage(Locale.ENGLISH));
    if (!symbol.find()) {
      return Optional.empty();
    }
    String wanted = symbol.group(1);
    return nearest(wanted, inScope(source, (int) diagnostic.getPosition(), wanted));
  }

  /// What completion offers in place of the name, be it a member, a local or a class.
  private List<String> inScope(String source, int position, String wanted) {
    int at = Math.clamp(position, 0, source.length());
    boolean member = at < source.length() && source.charAt(at) == '.';
    String before = source.substring(0, member ? at + 1 : at);
    List<String> names = new ArrayList<>(offered(before));
    // Within a method that is not whole yet, completion knows no locals.
    WORD.matcher(source).results().map(MatchResult::group).forEach(names::add);
    if (!member) {
      // Classes are only offered for a beginning, in either case.
      String first = wanted.substring(0, 1);
      names.addAll(offered(before + first.toUpperCase(Locale.ROOT)));
      names.addAll(offered(before + first.toLowerCase(Locale.ROOT)));
    }
    return names;
  }

  private List<String> offered(String before) {
    return engine.analysis().completionSuggestions(before, before.length(), new int[1]).stream()
        .map(SourceCodeAnalysis.Suggestion::continuation)
        .map(name -> name.replaceFirst("\\(.*", "").strip())
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
