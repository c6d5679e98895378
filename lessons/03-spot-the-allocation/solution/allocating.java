List<Integer> allocating() {
  return List.of(3, 4, 6, 8, 10, 12);
}
