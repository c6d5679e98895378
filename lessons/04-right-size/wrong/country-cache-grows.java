// A map without a bound.
class CountryCache {
  private final Map<String, String> kept = new HashMap<>();
  private final Function<String, String> lookup;

  CountryCache(int capacity, Function<String, String> lookup) {
    this.lookup = lookup;
  }

  String get(String address) {
    return kept.computeIfAbsent(address, lookup);
  }
}
