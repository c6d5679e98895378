void closeAll(List<AutoCloseable> opened) throws Exception {
  Exception first = null;
  for (AutoCloseable each : opened.reversed()) {
    try {
      each.close();
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
