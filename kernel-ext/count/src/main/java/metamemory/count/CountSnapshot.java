package metamemory.count;

import java.util.ArrayList;
import java.util.List;

/// All counters at one moment. Two of them tell what was created in between.
public final class CountSnapshot {
  private final List<Site> sites;
  private final long[] counts;
  private final long[] bytes;

  CountSnapshot() {
    this.sites = Sites.all();
    this.counts = new long[sites.size()];
    this.bytes = new long[sites.size()];
    for (int site = 0; site < counts.length; site++) {
      counts[site] = Tally.count(site);
      bytes[site] = Tally.byteSize(site);
    }
  }

  /// What was created after an earlier moment, in time proportional to the number of sites.
  ///
  /// @param earlier the earlier moment
  /// @param classes finds the classes that the sites name, for their sizes
  /// @return the sites that created something, in the order in which they were woven
  public List<SiteCount> since(CountSnapshot earlier, ClassFinder classes) {
    List<SiteCount> created = new ArrayList<>();
    for (int site = 0; site < counts.length; site++) {
      boolean known = site < earlier.counts.length;
      long count = counts[site] - (known ? earlier.counts[site] : 0);
      long counted = bytes[site] - (known ? earlier.bytes[site] : 0);
      if (count > 0) {
        Site where = sites.get(site);
        long each = where.kind() == Kind.OBJECT ? classes.instanceBytes(where) : 0;
        created.add(new SiteCount(where, count, counted + count * each, 0));
      }
    }
    return created;
  }

  /// How many creations this moment has over an earlier one.
  ///
  /// @param earlier the earlier moment
  /// @return the sum over all sites
  public long objectsSince(CountSnapshot earlier) {
    long sum = 0;
    for (int site = 0; site < counts.length; site++) {
      sum += counts[site] - (site < earlier.counts.length ? earlier.counts[site] : 0);
    }
    return sum;
  }
}
