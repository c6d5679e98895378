package metamemory.grade;

/// The learner's answer lacks a member that the exercise asks for, or has it with another
/// signature.
public final class MissingMemberError extends AssertionError {
  private static final long serialVersionUID = 1;

  private final String wanted;
  private final String found;

  MissingMemberError(String wanted, String found) {
    super("wanted " + wanted + ", found " + found);
    this.wanted = wanted;
    this.found = found;
  }

  /// What the exercise asks for.
  ///
  /// @return a signature, for example `long alignUp(long value, long alignment)`
  public String wanted() {
    return wanted;
  }

  /// What there is instead.
  ///
  /// @return the signatures of that name, or that there is none
  public String found() {
    return found;
  }
}
