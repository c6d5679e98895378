void closeAll(List<AutoCloseable> opened) throws Exception {
  while (!opened.isEmpty()) {
    opened.removeLast().close();
  }
}
