// The mask alone rounds down.
long alignUp(long value, long alignment) {
  return value & -alignment;
}
