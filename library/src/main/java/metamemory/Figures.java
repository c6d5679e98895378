package metamemory;

/// All figures of a [BumpState] at one moment, for a scope to go back to.
record Figures(
    long base,
    long limit,
    long position,
    long takenElsewhere,
    long paddingBytes,
    long allocations,
    long liveBlocks,
    long peakBytes) {

  long takenBytes() {
    return position + takenElsewhere;
  }

  long requestedBytes() {
    return takenBytes() - paddingBytes;
  }
}
