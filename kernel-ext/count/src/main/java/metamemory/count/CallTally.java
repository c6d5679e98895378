package metamemory.count;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// What woven code calls around calls of code that is not woven, so that the bytes that such code
/// allocates are known for the line that called it. Public for that reason alone.
///
/// A woven method finds its thread's [CallState] when it begins and hands it to all else, so that
/// it need not be looked for at each call. Nothing here allocates. While measuring is off, compiled
/// code holds nothing of this: see [Switch], and there also why the methods around each call do
/// what [CallState] and [ThreadRecord] could do for them.
public final class CallTally {
  /// Whether to measure. Turned by [Counters].
  static final Switch MEASURING = new Switch();

  private static final MethodHandle IS_MEASURING = MEASURING.reader();

  private CallTally() {}

  /// A woven method begins.
  ///
  /// @return what its thread is doing, to be handed to the other methods, or null if that is not
  ///   known, which is no harm
  /// @throws Throwable only if the stack is full
  @SuppressWarnings("ReferenceEquality") // threads have no equality but identity
  public static @Nullable CallState entered() throws Throwable {
    if (!(boolean) IS_MEASURING.invokeExact()) {
      return null;
    }
    CallState watched = CallStates.watched;
    boolean isMine = watched.owner == Thread.currentThread();
    return isMine && watched.isReady ? watched : CallStates.mine();
  }

  /// A woven method begins, perhaps called back by code that is not: that call rests.
  ///
  /// @param state what [#entered()] gave
  /// @return what to tell [#returning(CallState, int)]
  public static int outer(@Nullable CallState state) {
    return state == null || state.site == CallState.OWN_CODE ? CallState.OWN_CODE : state.suspend();
  }

  /// A line is about to call.
  ///
  /// @param state what [#entered()] gave
  /// @param site the site of that line's calls
  /// @throws Throwable only if the stack is full
  public static void enter(@Nullable CallState state, int site) throws Throwable {
    if (!(boolean) IS_MEASURING.invokeExact()) {
      return;
    }
    if (state == null || !state.isReady) {
      CallStates.enter(state, site);
      return;
    }
    long record = state.record >>> ThreadRecord.UNUSED_BITS;
    VarHandle.acquireFence();
    long start = (long) ThreadRecord.WORD.get(ThreadRecord.MEMORY, record + ThreadRecord.START);
    long former = (long) ThreadRecord.WORD.get(ThreadRecord.MEMORY, record + ThreadRecord.FORMER);
    long top = (long) ThreadRecord.WORD.get(ThreadRecord.MEMORY, record + ThreadRecord.TOP);
    VarHandle.acquireFence();
    state.site = site;
    state.mark = top >= start ? former + (top - start) : ThreadBytes.ofCurrentThread();
  }

  /// As [#enter(CallState, int)], for an instruction that the VM links when it first runs, which
  /// allocates far more than the instruction does: the first time is not measured.
  ///
  /// @param state what [#entered()] gave
  /// @param site the site of this instruction alone
  /// @throws Throwable only if the stack is full
  public static void enterLinked(@Nullable CallState state, int site) throws Throwable {
    if (isOn() && Sites.isLinked(site)) {
      enter(state, site);
    }
  }

  /// A call returned, or threw what is about to be handled.
  ///
  /// @param state what [#entered()] gave
  /// @throws Throwable only if the stack is full
  public static void leave(@Nullable CallState state) throws Throwable {
    if (!(boolean) IS_MEASURING.invokeExact()) {
      return;
    }
    if (state == null || !state.isReady) {
      CallStates.switchTo(state, CallState.OWN_CODE);
      return;
    }
    long record = state.record >>> ThreadRecord.UNUSED_BITS;
    VarHandle.acquireFence();
    long start = (long) ThreadRecord.WORD.get(ThreadRecord.MEMORY, record + ThreadRecord.START);
    long former = (long) ThreadRecord.WORD.get(ThreadRecord.MEMORY, record + ThreadRecord.FORMER);
    long top = (long) ThreadRecord.WORD.get(ThreadRecord.MEMORY, record + ThreadRecord.TOP);
    VarHandle.acquireFence();
    int site = state.site;
    state.site = CallState.OWN_CODE;
    long bytes = former + (top - start) - state.mark;
    if (bytes == 0 || site == CallState.OWN_CODE) {
      return;
    }
    Lane lane = state.lane;
    if (top < start || bytes < 0 || lane == null) {
      state.addSinceEntered(site);
    } else {
      lane.chunks[site >> Lane.CHUNK_BITS][((site & Lane.CHUNK_MASK) << 1) + 1] += bytes;
    }
  }

  /// A woven method is about to return.
  ///
  /// @param state what [#entered()] gave
  /// @param outer what [#outer(CallState)] gave
  public static void returning(@Nullable CallState state, int outer) {
    if (outer != CallState.OWN_CODE && isOn()) {
      CallStates.switchTo(state, outer);
    }
  }

  /// As [#entered()] and [#outer(CallState)].
  static int pause() {
    CallState state = isOn() ? CallStates.mine() : null;
    return outer(state);
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

  private static boolean isOn() {
    return Switch.read(IS_MEASURING);
  }
}
