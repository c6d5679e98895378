// A list of boxed numbers, and then an array.
record Report(int[] sizes, long total) {}

Report failures(int[] statuses, int[] sizes) {
  List<Integer> failed = new ArrayList<>();
  long total = 0;
  for (int i = 0; i < statuses.length; i++) {
    if (statuses[i] >= 500) {
      failed.add(sizes[i]);
      total += sizes[i];
    }
  }
  int[] array = new int[failed.size()];
  for (int i = 0; i < array.length; i++) {
    array[i] = failed.get(i);
  }
  return new Report(array, total);
}
