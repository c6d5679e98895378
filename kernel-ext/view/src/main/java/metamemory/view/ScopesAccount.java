package metamemory.view;

import java.util.ArrayList;
import java.util.List;

/// Scopes in words.
final class ScopesAccount {
  private static final int MOST_LISTED = 60;
  private static final int WIDTH = 48;

  private ScopesAccount() {}

  static Account of(ScopesPicture picture) {
    return new Account(
        Words.clean(picture.type(), ArenaAccount.LABEL_CHARS),
        facts(picture),
        List.of(),
        body(picture),
        table(picture),
        Words.sentence(
            picture.scopes().stream().limit(12).map(ScopesPicture.Scope::sentence).toList()));
  }

  private static List<String> facts(ScopesPicture picture) {
    long open = picture.scopes().stream().filter(scope -> scope.closed().isEmpty()).count();
    int deepest = picture.scopes().stream().mapToInt(ScopesPicture.Scope::depth).max().orElse(0);
    List<String> facts = new ArrayList<>();
    facts.add(Words.count(picture.scopes().size(), "scope", "scopes"));
    facts.add(Words.number(open) + " open");
    facts.add("at most " + deepest + " deep");
    facts.add(Words.blocks(picture.scopes().stream().mapToLong(ScopesPicture.Scope::blocks).sum()));
    facts.add(Words.bytes(picture.scopes().stream().mapToLong(ScopesPicture.Scope::bytes).sum()));
    return facts;
  }

  /// One line per scope, from its opening to its end.
  private static String body(ScopesPicture picture) {
    StringBuilder text = new StringBuilder();
    double scale = (double) WIDTH / Math.max(1, picture.now());
    for (ScopesPicture.Scope scope :
        picture.scopes().subList(0, Math.min(MOST_LISTED, picture.scopes().size()))) {
      int from = Math.clamp(Math.round(scope.opened() * scale), 0, WIDTH);
      int to = Math.clamp(Math.round(scope.closed().orElse(picture.now()) * scale), from, WIDTH);
      text.append(" ".repeat(from)).append('[').append("─".repeat(to - from));
      text.append(scope.closed().isPresent() ? ']' : '…').append(" ".repeat(WIDTH - to + 2));
      text.append(scope.label()).append('\n');
    }
    return text.toString();
  }

  private static Table table(ScopesPicture picture) {
    return new Table(
            List.of("scope", "depth", "opened", "closed", "blocks", "bytes", "opened at"),
            List.of(false, true, true, true, true, true, false),
            picture.scopes().stream().limit(MOST_LISTED).map(ScopesAccount::row).toList())
        .withoutEmptyColumns();
  }

  private static List<String> row(ScopesPicture.Scope scope) {
    String site = scope.site();
    return List.of(
        scope.label(),
        Integer.toString(scope.depth()),
        Words.number(scope.opened()),
        scope.closed().isPresent() ? Words.number(scope.closed().getAsLong()) : "open",
        Words.number(scope.blocks()),
        Words.bytes(scope.bytes()),
        site == null ? "" : Words.clean(site, ArenaAccount.SITE_CHARS));
  }
}
