record Report(int[] sizes, long total) {}

Report failures(int[] statuses, int[] sizes) {
  int count = 0;
  for (int status : statuses) {
    if (status >= 500) {
      count++;
    }
  }
  int[] failed = new int[count];
  long total = 0;
  int at = 0;
  for (int i = 0; i < statuses.length; i++) {
    if (statuses[i] >= 500) {
      failed[at++] = sizes[i];
      total += sizes[i];
    }
  }
  return new Report(failed, total);
}
