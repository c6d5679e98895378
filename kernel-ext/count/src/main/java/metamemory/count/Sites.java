package metamemory.count;

import java.util.ArrayList;
import java.util.List;

/// All sites that were ever woven in this VM.
final class Sites {
  private static final List<Site> ALL = new ArrayList<>();

  private Sites() {}

  /// Registers a site and makes room for its counters, so that counting itself never has to.
  static synchronized Site add(String className, String method, int line, Kind kind, String type) {
    Site site = new Site(ALL.size(), className, method, line, kind, type);
    ALL.add(site);
    Tally.ensureRoom(ALL.size());
    return site;
  }

  static synchronized List<Site> all() {
    return List.copyOf(ALL);
  }
}
