// Right, and still two arrays.
int distance(int x1, int y1, int x2, int y2) {
  int[] from = {x1, y1};
  int[] to = {x2, y2};
  return Math.abs(from[0] - to[0]) + Math.abs(from[1] - to[1]);
}
