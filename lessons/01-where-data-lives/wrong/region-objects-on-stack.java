// Confuses the variable with what it refers to.
String region(int number) {
  return switch (number) {
    case 3, 4, 5, 6 -> "stack";
    case 9 -> "native";
    case 11 -> "metaspace";
    case 12 -> "code";
    default -> "heap";
  };
}
