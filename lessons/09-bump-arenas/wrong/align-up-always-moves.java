// A value that is a multiple already moves on to the next one.
long alignUp(long value, long alignment) {
  return value + alignment - value % alignment;
}
