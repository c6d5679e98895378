// The two numbers are the wrong way round.
int[] position(int x, int y) {
  return new int[] {y, x};
}
