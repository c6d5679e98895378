// Takes capital letters only.
boolean urgent(String message) {
  int at = 0;
  while (at < message.length() && message.charAt(at) == ' ') {
    at++;
  }
  return message.regionMatches(false, at, "URGENT", 0, 6) && message.indexOf('!') >= 0;
}
