// A lambda that captures nothing is made once.
List<Integer> allocating() {
  return List.of(3, 4, 6, 7, 8, 10, 12);
}
