// Two thousand millions twice do not fit in an int.
long sum(String message) {
  int sum = 0;
  int number = 0;
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
