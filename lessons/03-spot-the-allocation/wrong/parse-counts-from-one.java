// The first character has index 0.
sealed interface Parsed {
  record Price(int cents) implements Parsed {}
  record Fault(int at) implements Parsed {}
}

Parsed parse(String text) {
  int cents = 0;
  for (int at = 0; at < text.length(); at++) {
    char c = text.charAt(at);
    if (c < '0' || c > '9' || at == 9) {
      return new Parsed.Fault(at + 1);
    }
    cents = 10 * cents + (c - '0');
  }
  return text.isEmpty() ? new Parsed.Fault(0) : new Parsed.Price(cents);
}
