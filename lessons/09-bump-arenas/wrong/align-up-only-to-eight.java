// The worked example, copied.
long alignUp(long value, long alignment) {
  return (value + 7) & -8;
}
