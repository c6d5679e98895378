// A long per number takes twice the room.
class QuoteBook {
  private long[] cents;
  private long[] quantities;
  private int size;

  QuoteBook(int capacity) {
    cents = new long[capacity];
    quantities = new long[capacity];
  }

  void add(int cents, int quantity) {
    this.cents[size] = cents;
    quantities[size++] = quantity;
  }

  int size() {
    return size;
  }

  int cents(int index) {
    return (int) cents[index];
  }

  int quantity(int index) {
    return (int) quantities[index];
  }

  long turnover() {
    long sum = 0;
    for (int i = 0; i < size; i++) {
      sum += cents[i] * quantities[i];
    }
    return sum;
  }
}
