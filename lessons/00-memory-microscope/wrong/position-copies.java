// Makes an array, and then a copy of it.
int[] position(int x, int y) {
  int[] both = new int[] {x, y};
  return both.clone();
}
