// The sum is a long now, and split still makes an array and strings.
long sum(String message) {
  long sum = 0;
  for (String number : message.split(",")) {
    sum += Integer.parseInt(number);
  }
  return sum;
}
