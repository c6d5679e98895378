String region(int number) {
  return switch (number) {
    case 3, 4, 5 -> "stack";
    case 9 -> "native";
    case 11 -> "metaspace";
    case 12 -> "code";
    default -> "heap";
  };
}
