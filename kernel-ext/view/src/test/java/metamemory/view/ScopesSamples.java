package metamemory.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import metamemory.view.ScopesPicture.Scope;

/// Nested scopes.
final class ScopesSamples {
  private ScopesSamples() {}

  static Map<String, Picture> all() {
    Map<String, Picture> samples = new LinkedHashMap<>();
    samples.put("scopes-nested", nested());
    samples.put("scopes-deep", deep());
    samples.put("scopes-none", new ScopesPicture("BumpArena", List.of(), 0));
    return samples;
  }

  private static ScopesPicture nested() {
    return new ScopesPicture(
        "BumpArena",
        List.of(
            new Scope("request", 1, 0, OptionalLong.empty(), 4, 320, "cell 5 line 1"),
            new Scope("parse", 2, 4, OptionalLong.of(18), 6, 96, "cell 5 line 3"),
            new Scope("token", 3, 8, OptionalLong.of(12), 2, 16, null),
            new Scope("token", 3, 13, OptionalLong.of(16), 1, 8, null),
            new Scope("render", 2, 20, OptionalLong.empty(), 3, 1_200, "cell 5 line 9")),
        30);
  }

  private static ScopesPicture deep() {
    List<Scope> scopes = new ArrayList<>();
    for (int depth = 1; depth <= 32; depth++) {
      scopes.add(new Scope("", depth, depth, OptionalLong.of(100 - depth), 1, 8L * depth, null));
    }
    return new ScopesPicture("BumpArena", scopes, 100);
  }
}
