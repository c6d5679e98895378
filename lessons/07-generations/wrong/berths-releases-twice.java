// A handle can be released twice.
class Berths {
  private final boolean[] taken;
  private final int[] generations;
  private final int maxGeneration;
  private int retired;

  Berths(int berths, int maxGeneration) {
    this.taken = new boolean[berths];
    this.generations = new int[berths];
    this.maxGeneration = maxGeneration;
  }

  long tryTake() {
    for (int berth = 0; berth < taken.length; berth++) {
      if (!taken[berth] && generations[berth] <= maxGeneration) {
        taken[berth] = true;
        return (long) generations[berth] << 32 | berth;
      }
    }
    return -1;
  }

  boolean release(long handle) {
    int berth = (int) handle;
    if (!taken[berth]) {
      return false;
    }
    taken[berth] = false;
    generations[berth]++;
    if (generations[berth] > maxGeneration) {
      retired++;
    }
    return true;
  }

  int retired() {
    return retired;
  }
}
