package metamemory.count;

import java.util.ArrayList;
import java.util.List;

/// All counters at one moment. Two of them tell what was created in between.
public final class CountSnapshot {
  private final List<Site> sites;

  /// For each site its creations and its bytes, of the watched thread and of all others.
  private final long[] here;

  private final long[] elsewhere;

  CountSnapshot() {
    this.sites = Sites.all();
    this.here = new long[2 * sites.size()];
    this.elsewhere = new long[2 * sites.size()];
    Lanes.addWatchedTo(here);
    Lanes.addSharedTo(elsewhere);
  }

  /// What was created after an earlier moment, in time proportional to the number of sites.
  ///
  /// @param earlier the earlier moment
  /// @return the sites that created something, in the order in which they were woven
  public List<SiteCount> since(CountSnapshot earlier) {
    List<SiteCount> created = new ArrayList<>();
    for (int site = 0; site < sites.size(); site++) {
      long others = difference(elsewhere, earlier.elsewhere, 2 * site);
      long count = difference(here, earlier.here, 2 * site) + others;
      if (count > 0) {
        long bytes =
            difference(here, earlier.here, 2 * site + 1)
                + difference(elsewhere, earlier.elsewhere, 2 * site + 1)
                + count * Sites.unitBytes(site);
        created.add(new SiteCount(sites.get(site), count, bytes, others));
      }
    }
    return created;
  }

  /// As [#since(CountSnapshot)]: the classes are known from what was created.
  ///
  /// @param earlier the earlier moment
  /// @param classes not asked
  /// @return the sites that created something, in the order in which they were woven
  public List<SiteCount> since(CountSnapshot earlier, ClassFinder classes) {
    return since(earlier);
  }

  /// What was allocated inside calls after an earlier moment, in time proportional to the number of
  /// sites.
  ///
  /// @param earlier the earlier moment
  /// @return the lines inside whose calls something was allocated, in the order in which they were
  ///   woven
  public List<InsideBytes> insideSince(CountSnapshot earlier) {
    List<InsideBytes> inside = new ArrayList<>();
    for (int site = 0; site < sites.size(); site++) {
      if (sites.get(site).kind() == Kind.CALL) {
        long others = difference(elsewhere, earlier.elsewhere, 2 * site + 1);
        long bytes = difference(here, earlier.here, 2 * site + 1) + others;
        if (bytes > 0) {
          inside.add(new InsideBytes(sites.get(site), bytes, others));
        }
      }
    }
    return inside;
  }

  /// A site that was woven before this moment.
  ///
  /// @param id its number, at least 0
  /// @return the site
  public Site site(int id) {
    return sites.get(id);
  }

  /// How many creations this moment has over an earlier one.
  ///
  /// @param earlier the earlier moment
  /// @return the sum over all sites and threads
  public long objectsSince(CountSnapshot earlier) {
    long sum = 0;
    for (int index = 0; index < here.length; index += 2) {
      sum += difference(here, earlier.here, index);
      sum += difference(elsewhere, earlier.elsewhere, index);
    }
    return sum;
  }

  private static long difference(long[] later, long[] earlier, int index) {
    return later[index] - (index < earlier.length ? earlier[index] : 0);
  }
}
