long alignUp(long value, long alignment) {
  return (value + alignment - 1) & -alignment;
}
