// Arguments of int... travel in an array.
List<Integer> allocating() {
  return List.of(3, 4, 6, 8, 12);
}
