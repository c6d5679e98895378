// Lets the library throw, and pays for its exception.
sealed interface Parsed {
  record Price(int cents) implements Parsed {}
  record Fault(int at) implements Parsed {}
}

Parsed parse(String text) {
  try {
    return new Parsed.Price(Integer.parseInt(text));
  } catch (NumberFormatException e) {
    int at = 0;
    while (at < text.length() && at < 9 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return new Parsed.Fault(at);
  }
}
