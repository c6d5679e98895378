package metamemory.count;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// What woven code calls around calls of code that is not woven, so that the bytes that such code
/// allocates are known for the line that called it. Public for that reason alone.
///
/// Nothing here allocates. While measuring is off, compiled code holds nothing of this: see
/// [Switch].
public final class CallTally {
  /// Whether to measure. Turned by [Counters].
  static final Switch MEASURING = new Switch();

  private static final MethodHandle IS_MEASURING = MEASURING.reader();

  private CallTally() {}

  /// A line is about to call.
  ///
  /// @param site the site of that line's calls
  /// @return what to tell [#leave(CallState)], which then need not look for it again
  public static @Nullable CallState enter(int site) {
    if (!isOn()) {
      return null;
    }
    CallState state = CallStates.mine();
    if (state != null) {
      state.switchTo(site);
    }
    return state;
  }

  /// As [#enter(int)], for an instruction that the VM links when it first runs, which allocates far
  /// more than the instruction does: the first time is not measured.
  ///
  /// @param site the site of this instruction alone
  /// @return what to tell [#leave(CallState)]
  public static @Nullable CallState enterLinked(int site) {
    return isOn() && Sites.isLinked(site) ? enter(site) : null;
  }

  /// A call returned.
  ///
  /// @param state what the thread was told when it entered
  public static void leave(@Nullable CallState state) {
    if (state != null && isOn()) {
      CallStates.inThisRound(state).leave();
    }
  }

  /// An exception is about to be handled: the call that threw it has ended.
  public static void caught() {
    CallState state = isOn() ? CallStates.mine() : null;
    if (state != null) {
      state.leave();
    }
  }

  /// A woven method begins, perhaps called back by code that is not.
  ///
  /// @return what to tell [#returning(int)]
  public static int entered() {
    return isOn() ? suspend() : CallState.OWN_CODE;
  }

  /// A woven method is about to return.
  ///
  /// @param outer what [#entered()] gave
  public static void returning(int outer) {
    if (outer != CallState.OWN_CODE && isOn()) {
      switchTo(outer);
    }
  }

  /// What a call returned was counted as a creation of its line.
  static void exclude(long bytes) {
    if (isOn()) {
      CallState state = CallStates.mine();
      if (state != null) {
        state.exclude(bytes);
      }
    }
  }

  static int suspend() {
    CallState state = CallStates.mine();
    if (state == null || state.site() == CallState.OWN_CODE) {
      return CallState.OWN_CODE;
    }
    int outer = state.site();
    state.switchTo(CallState.OWN_CODE);
    return outer;
  }

  private static void switchTo(int site) {
    CallState state = CallStates.mine();
    if (state != null) {
      state.switchTo(site);
    }
  }

  private static boolean isOn() {
    return Switch.read(IS_MEASURING);
  }
}
