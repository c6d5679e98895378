class Marks {
  private final long pageBytes;
  private final List<Long> used = new ArrayList<>();
  private final Deque<List<Long>> marks = new ArrayDeque<>();

  Marks(long pageBytes) {
    this.pageBytes = pageBytes;
  }

  void allocate(long byteSize) {
    if (used.isEmpty() || used.getLast() + byteSize > pageBytes) {
      used.add(0L);                          // a new page; a large one, if need be
    }
    used.set(used.size() - 1, used.getLast() + byteSize);
  }

  void enter() {
    // Only the last page still changes: a mark is its bytes, and how many pages there are.
    long last = used.isEmpty() ? 0 : used.getLast();
    marks.push(List.of((long) used.size(), last));
  }

  void exit() {
    if (marks.isEmpty()) {
      throw new IllegalStateException("no scope is open: depth=0");
    }
    List<Long> mark = marks.removeLast();
    marks.clear();
    int pages = mark.get(0).intValue();
    used.subList(pages, used.size()).clear();
    if (pages > 0) {
      used.set(pages - 1, mark.get(1));
    }
  }

  int depth() { return marks.size(); }
  int pages() { return used.size(); }
  long usedBytes() { return used.stream().mapToLong(Long::longValue).sum(); }
}
