// An Integer is an object around a number.
int distance(int x1, int y1, int x2, int y2) {
  Integer along = Math.abs(x1 - x2);
  return along + Math.abs(y1 - y2);
}
