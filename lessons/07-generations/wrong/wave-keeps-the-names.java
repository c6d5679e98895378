// The generation goes up, and the names stay.
record Handle(int index, int generation) {}

class Wave {
  private final List<String> names = new ArrayList<>();
  private int generation;

  Handle add(String name) {
    names.add(name);
    return new Handle(names.size() - 1, generation);
  }

  String get(Handle handle) {
    if (handle.generation() != generation) {
      throw new IllegalStateException(
          "handle of generation " + handle.generation() + ", arena of " + generation);
    }
    return names.get(handle.index());
  }

  void clear() {
    generation++;
  }
}
