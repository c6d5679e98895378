// No split any more, but the sum is a box.
long sum(String message) {
  Long sum = 0L;
  long number = 0;
  for (int at = 0; at < message.length(); at++) {
    char c = message.charAt(at);
    if (c == ',') {
      sum += number;
      number = 0;
    } else {
      number = 10 * number + (c - '0');
    }
  }
  return sum + number;
}
