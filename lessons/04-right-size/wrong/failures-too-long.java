// As long as it could be, then cut: two arrays.
record Report(int[] sizes, long total) {}

Report failures(int[] statuses, int[] sizes) {
  int[] failed = new int[statuses.length];
  long total = 0;
  int at = 0;
  for (int i = 0; i < statuses.length; i++) {
    if (statuses[i] >= 500) {
      failed[at++] = sizes[i];
      total += sizes[i];
    }
  }
  return new Report(Arrays.copyOf(failed, at), total);
}
