void closeAll(List<AutoCloseable> opened) throws Exception {
  Exception last = null;
  while (!opened.isEmpty()) {
    try {
      opened.removeLast().close();
    } catch (Exception e) {
      last = e;
    }
  }
  if (last != null) {
    throw last;
  }
}
