// A list of boxed ticks is made at each get.
class CountryCache {
  private final String[] addresses;
  private final String[] countries;
  private final long[] usedAt;            // 0: never
  private final Function<String, String> lookup;
  private long clock;

  CountryCache(int capacity, Function<String, String> lookup) {
    this.addresses = new String[capacity];
    this.countries = new String[capacity];
    this.usedAt = new long[capacity];
    this.lookup = lookup;
  }

  String get(String address) {
    clock++;
    List<Long> ticks = new ArrayList<>();
    for (long tick : usedAt) {
      ticks.add(tick);
    }
    int oldest = 0;
    for (int place = 0; place < addresses.length; place++) {
      if (address.equals(addresses[place])) {
        usedAt[place] = clock;
        return countries[place];
      }
      if (usedAt[place] < usedAt[oldest]) {
        oldest = place;
      }
    }
    addresses[oldest] = address;
    countries[oldest] = lookup.apply(address);
    usedAt[oldest] = clock;
    return countries[oldest];
  }
}
