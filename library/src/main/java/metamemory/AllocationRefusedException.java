package metamemory;

/// Thrown by the methods that promise a block, such as [Allocator#allocate(long, long)], when there
/// is none.
///
/// **Limits.** It carries the refusal and nothing of the request's memory, since there is none.
///
/// **Costs.** About 500 ns with its stack trace: where running out is expected, ask with the `try…`
/// methods.
///
/// {@snippet file="metamemory/AllocatorSnippets.java" region="refused"}
public final class AllocationRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Why there is none.
  private final transient Outcome.Refusal refusal;

  /// Makes the exception for a refusal.
  ///
  /// @param refusal why there is no block
  public AllocationRefusedException(Outcome.Refusal refusal) {
    super(refusal.reason());
    this.refusal = refusal;
  }

  /// Why there is no block.
  ///
  /// @return the refusal that [Allocator#tryAllocate(long, long)] would have returned
  public Outcome.Refusal refusal() {
    return refusal;
  }
}
