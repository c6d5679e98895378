// References take 4 bytes here, not 8.
int sizeOf(int header, List<String> fields) {
  int sum = header;
  for (String type : fields) {
    sum += switch (type) {
      case "boolean", "byte" -> 1;
      case "char", "short" -> 2;
      case "long", "double" -> 8;
      case "int", "float" -> 4;
      default -> 8;
    };
  }
  return (sum + 7) / 8 * 8;
}
