// Right, and still an object per quote.
class QuoteBook {
  record Quote(int cents, int quantity) {}

  private final ArrayList<Quote> quotes = new ArrayList<>();

  QuoteBook(int capacity) {}

  void add(int cents, int quantity) {
    quotes.add(new Quote(cents, quantity));
  }

  int size() {
    return quotes.size();
  }

  int cents(int index) {
    return quotes.get(index).cents();
  }

  int quantity(int index) {
    return quotes.get(index).quantity();
  }

  long turnover() {
    long sum = 0;
    for (Quote quote : quotes) {
      sum += (long) quote.cents() * quote.quantity();
    }
    return sum;
  }
}
