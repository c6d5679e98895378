// Forgets that a difference can be below zero.
int distance(int x1, int y1, int x2, int y2) {
  return (x1 - x2) + Math.abs(y1 - y2);
}
