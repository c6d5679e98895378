package metamemory.view;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Nested scopes over time: what each was granted, and when all of it was freed at once.
///
/// @param type the allocator's type
/// @param scopes in the order in which they were opened
/// @param now how many events there were so far
public record ScopesPicture(String type, List<Scope> scopes, long now) implements Picture {
  /// Keeps an immutable copy.
  public ScopesPicture {
    scopes = List.copyOf(scopes);
  }

  /// One scope.
  ///
  /// @param name what to call it, for example `request`
  /// @param depth how many scopes were open when it was opened, itself included: 1 for the
  ///   outermost
  /// @param opened the number of the event that opened it
  /// @param closed the number of the event that closed it; empty while it is open
  /// @param blocks how many blocks were granted in it, those of scopes within it not included
  /// @param bytes how many bytes they have
  /// @param site where it was opened, or null
  public record Scope(
      String name,
      int depth,
      long opened,
      OptionalLong closed,
      long blocks,
      long bytes,
      @Nullable String site) {

    String sentence() {
      String end =
          closed.isPresent() ? "closed at event " + Words.number(closed.getAsLong()) : "open";
      String place = site == null ? "" : ", " + Words.clean(site, ArenaAccount.SITE_CHARS);
      return label()
          + ": "
          + Words.blocks(blocks)
          + ", "
          + Words.bytes(bytes)
          + ", opened at event "
          + Words.number(opened)
          + ", "
          + end
          + place;
    }

    String label() {
      return name.isEmpty() ? "scope " + depth : Words.clean(name, ArenaAccount.LABEL_CHARS);
    }
  }
}
