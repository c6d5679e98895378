// Objects begin at multiples of 8; this one forgets it.
int sizeOf(int header, List<String> fields) {
  int sum = header;
  for (String type : fields) {
    sum += switch (type) {
      case "boolean", "byte" -> 1;
      case "char", "short" -> 2;
      case "long", "double" -> 8;
      default -> 4;
    };
  }
  return sum;
}
