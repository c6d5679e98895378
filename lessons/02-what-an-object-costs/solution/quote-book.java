class QuoteBook {
  private int[] cents;
  private int[] quantities;
  private int size;

  QuoteBook(int capacity) {
    cents = new int[capacity];
    quantities = new int[capacity];
  }

  void add(int cents, int quantity) {
    this.cents[size] = cents;
    quantities[size++] = quantity;
  }

  int size() {
    return size;
  }

  int cents(int index) {
    return cents[index];
  }

  int quantity(int index) {
    return quantities[index];
  }

  long turnover() {
    long sum = 0;
    for (int i = 0; i < size; i++) {
      sum += (long) cents[i] * quantities[i];
    }
    return sum;
  }
}
