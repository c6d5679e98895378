// Takes eight booleans for a byte.
int sizeOf(int header, List<String> fields) {
  int sum = header;
  for (String type : fields) {
    sum += switch (type) {
      case "boolean" -> 0;
      case "byte" -> 1;
      case "char", "short" -> 2;
      case "long", "double" -> 8;
      default -> 4;
    };
  }
  return (sum + 7) / 8 * 8;
}
