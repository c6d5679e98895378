// Believes the quick search: what says of, String or Integer.
List<Integer> allocating() {
  return List.of(2, 3, 4, 12);
}
