// toUpperCase copies when there is something to change.
boolean urgent(String message) {
  int at = 0;
  while (at < message.length() && message.charAt(at) == ' ') {
    at++;
  }
  return message.toUpperCase().startsWith("URGENT", at) && message.indexOf('!') >= 0;
}
