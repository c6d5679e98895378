int[] position(int x, int y) {
  return new int[] {x, y};
}
