void closeAll(List<AutoCloseable> opened) throws Exception {
  Exception first = null;
  while (!opened.isEmpty()) {
    try {
      opened.removeFirst().close();
    } catch (Exception e) {
      if (first == null) {
        first = e;
      } else {
        first.addSuppressed(e);
      }
    }
  }
  if (first != null) {
    throw first;
  }
}
