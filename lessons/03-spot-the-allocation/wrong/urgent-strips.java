// strip copies when there is something to strip.
boolean urgent(String message) {
  String text = message.stripLeading();
  return text.regionMatches(true, 0, "URGENT", 0, 6) && text.indexOf('!') >= 0;
}
