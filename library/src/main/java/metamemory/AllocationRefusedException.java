package metamemory;

/// Thrown by the methods that promise a block, such as [Allocator#allocate(long, long)], when there
/// is none.
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
