package metamemory;

/// What came of making something that needs memory: the thing, or why there is none. For blocks of
/// memory see [Outcome].
///
/// The set is closed: a `switch` over it needs no `default`.
///
/// **Limits.** It says what was missing first; what comes after that was not asked.
///
/// **Costs.** 16 B of the Java heap, or none where the JIT compiler removes it.
///
/// {@snippet file="metamemory/AllocatorSnippets.java" region="attempt"}
///
/// @param <T> what was to be made
public sealed interface Attempt<T> {

  /// The thing, or an exception that carries the refusal.
  ///
  /// @return what was made
  /// @throws AllocationRefusedException if this is a refusal
  T orElseThrow();

  /// Whether the thing was made.
  ///
  /// @return true for [Made], false for [Refused]
  default boolean isMade() {
    return this instanceof Made;
  }

  /// There was memory.
  ///
  /// @param <T> what was to be made
  /// @param value what was made; the caller owns it
  record Made<T>(T value) implements Attempt<T> {
    @Override
    public T orElseThrow() {
      return value;
    }
  }

  /// There was too little memory, and what had been taken for it was given back.
  ///
  /// @param <T> what was to be made
  /// @param refusal why
  record Refused<T>(Outcome.Refusal refusal) implements Attempt<T> {
    @Override
    public T orElseThrow() {
      throw new AllocationRefusedException(refusal);
    }
  }
}
