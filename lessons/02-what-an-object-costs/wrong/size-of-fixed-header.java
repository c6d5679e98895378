// Takes 12 for every header.
int sizeOf(int header, List<String> fields) {
  int sum = 12;
  for (String type : fields) {
    sum += switch (type) {
      case "boolean", "byte" -> 1;
      case "char", "short" -> 2;
      case "long", "double" -> 8;
      default -> 4;
    };
  }
  return (sum + 7) / 8 * 8;
}
