// A static field belongs to the class, but it does not lie with what the JVM knows of it.
String region(int number) {
  return switch (number) {
    case 3, 4, 5 -> "stack";
    case 9 -> "native";
    case 1, 11 -> "metaspace";
    case 12 -> "code";
    default -> "heap";
  };
}
